package dev.signet.auth.endpoint.device;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.endpoint.device.Activation.Entered;
import dev.signet.auth.grant.device.DeviceRequest;
import dev.signet.auth.grant.device.DeviceRequests;
import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.login.waiting.Why;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.device.DeviceName;
import dev.signet.auth.session.device.DeviceNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a person enters the code that a device shows, sees what asks for what, and answers (RFC 8628 §3.3). The code is entered or
 * confirmed by hand and the answer is always asked for, also for applications of the house: nothing else stands between a
 * stranger who sends the address of their own device and this person's account (§5.4).
 */
@Controller
@ConditionalOnProperty(name = "signet.device.enabled", matchIfMissing = true)
class ActivationPages {

    static final String PATH = "/activate";

    private static final String ASK = "endpoint/activate";

    private final Activation activation;
    private final DeviceNames devices;
    private final WaitingRequests waiting;
    private final DeviceProperties properties;

    ActivationPages(Activation activation, DeviceNames devices, WaitingRequests waiting, DeviceProperties properties) {
        this.activation = activation;
        this.devices = devices;
        this.waiting = waiting;
        this.properties = properties;
    }

    /** The request, as it is shown before the answer. */
    record Asking(
            String name,
            String userCode,
            DeviceName device,
            @Nullable String address) {}

    /** A line of the page: a scope, whether it was allowed before, and whether it can be left out. */
    record Asked(String scope, boolean granted, boolean required) {}

    /** What the end of it is called on the page. */
    enum End {
        ALLOWED,
        DENIED,
        LATE
    }

    /** The address of the page, as devices show it. */
    static String address(Issuer issuer) {
        return issuer.value() + PATH;
    }

    /** What a person is led to by a code to be scanned: the page, with the code in it. */
    @GetMapping(PATH + "/{userCode:[A-Za-z-]{8,9}}")
    String arrive(@PathVariable("userCode") String userCode, HttpServletRequest request, HttpServletResponse response) {
        DeviceRequests.readUserCode(userCode)
                .ifPresent(code -> UserCodeCookie.write(request, response, code, properties.codeLifetime()));
        return "redirect:" + PATH;
    }

    @GetMapping(PATH)
    String ask(@AuthenticationPrincipal SignedIn who, HttpServletRequest request, Model model) {
        model.addAttribute(
                "waiting",
                waiting.keep(request, Why.SOMEBODY_ELSE).map(WaitingRequest::id).orElse(null));
        return ask(who, UserCodeCookie.read(request), null, model);
    }

    @PostMapping(PATH)
    String show(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam("user_code") String typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Entered entered = activation.enter(typed, who, request.getRemoteAddr());
        return entered instanceof Entered.Found found
                ? show(who, found, model)
                : again(who, typed, entered, response, model);
    }

    @PostMapping(PATH + "/answer")
    String answer(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam("user_code") String userCode,
            @RequestParam("decision") String decision,
            @RequestParam(name = "scope", required = false) @Nullable Set<String> ticked,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Entered entered = activation.enter(userCode, who, request.getRemoteAddr());
        if (entered instanceof Entered.Throttled) {
            return again(who, userCode, entered, response, model);
        }
        UserCodeCookie.remove(request, response);
        model.addAttribute("end", answer(who, entered, decision, ticked == null ? Set.of() : ticked));
        return "endpoint/activate-done";
    }

    private String answer(SignedIn who, Entered entered, String decision, Set<String> ticked) {
        if (!(entered instanceof Entered.Found found)) {
            return End.LATE.name();
        }
        if ("allow".equals(decision) && activation.allow(found, who, ticked)) {
            return End.ALLOWED.name();
        }
        return activation.deny(found, who) ? End.DENIED.name() : End.LATE.name();
    }

    private static String ask(SignedIn who, @Nullable String typed, @Nullable String problem, Model model) {
        model.addAttribute("user", who.username());
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem);
        return ASK;
    }

    private static String again(
            SignedIn who, String typed, Entered entered, HttpServletResponse response, Model model) {
        boolean throttled = entered instanceof Entered.Throttled;
        response.setStatus((throttled ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.OK).value());
        return ask(who, typed, throttled ? "throttled" : "unknown", model);
    }

    private String show(SignedIn who, Entered.Found found, Model model) {
        DeviceRequest request = found.request();
        Client client = found.client();
        Set<String> before = activation.allowedBefore(who, client);
        List<Asked> scopes = request.scopes().stream()
                .sorted(Comparator.comparing((String scope) -> !OidcScopes.OPENID.equals(scope))
                        .thenComparing(Comparator.naturalOrder()))
                .map(scope -> new Asked(scope, before.contains(scope), !Activation.choosable(client, scope)))
                .toList();
        model.addAttribute(
                "asking",
                new Asking(
                        client.registration().getClientName(),
                        found.userCode(),
                        devices.of(request.by().userAgent()),
                        request.by().address()));
        model.addAttribute("user", who.username());
        model.addAttribute("scopes", scopes);
        return "endpoint/activate-confirm";
    }
}
