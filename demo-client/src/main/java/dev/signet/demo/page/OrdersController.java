package dev.signet.demo.page;

import dev.signet.demo.api.ApiAnswer;
import dev.signet.demo.api.OrdersApi;
import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.token.FreshTokens;
import dev.signet.demo.token.RefreshLedger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Calls the orders API for the person and shows what it answers. */
@Controller
class OrdersController {

    private final HomePage home;
    private final FreshTokens tokens;
    private final OrdersApi orders;

    OrdersController(HomePage home, FreshTokens tokens, OrdersApi orders) {
        this.home = home;
        this.tokens = tokens;
        this.orders = orders;
    }

    @GetMapping("/orders")
    String list(
            Model model, HttpServletRequest request, HttpServletResponse response, OAuth2AuthenticationToken person) {
        return answered(orders.list(token(model, request, response, person)), model, request, person);
    }

    /** A quantity that is no number goes to the API as zero: what an order may be is the API's to say, and ours to show. */
    @PostMapping("/orders")
    String place(
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String quantity,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            OAuth2AuthenticationToken person) {
        ApiAnswer answer = orders.place(token(model, request, response, person), item, number(quantity));
        if (answer.ok()) {
            Notices.leave(request, Notice.ORDER_PLACED);
            return "redirect:/orders";
        }
        return answered(answer, model, request, person);
    }

    private OAuth2AccessToken token(
            Model model, HttpServletRequest request, HttpServletResponse response, OAuth2AuthenticationToken person) {
        int before = RefreshLedger.of(request.getSession()).count();
        OAuth2AccessToken token = tokens.fresh(person, request, response).getAccessToken();
        model.addAttribute(
                "refreshedFirst", RefreshLedger.of(request.getSession()).count() > before);
        return token;
    }

    private String answered(
            ApiAnswer answer, Model model, HttpServletRequest request, OAuth2AuthenticationToken person) {
        model.addAttribute("answer", answer);
        return home.show(model, request, person);
    }

    private static int number(String quantity) {
        try {
            return Integer.parseInt(quantity.trim());
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
