package dev.signet.demo.inspect.page;

import dev.signet.demo.settings.DemoProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The conversation on a page of its own, the part of it that a script asks for, and one exchange without covers. That last one is the answer
 * to a form of this app and to nothing else: no address leads to a secret, and it is kept nowhere.
 */
@Controller
class InspectorController {

    private final Panels panels;
    private final DemoProperties settings;

    InspectorController(Panels panels, DemoProperties settings) {
        this.panels = panels;
        this.settings = settings;
    }

    @GetMapping("/inspector")
    String whole(Model model, HttpServletRequest request, Locale locale) {
        model.addAttribute("inspector", panels.open(request, locale, Integer.MAX_VALUE));
        return page(model, "inspect/page");
    }

    @GetMapping("/inspector/arrows")
    String arrows(Model model, HttpServletRequest request, Locale locale, @RequestParam Optional<String> all) {
        int most = all.isPresent() ? Integer.MAX_VALUE : Panels.ON_A_PAGE;
        model.addAttribute("inspector", panels.open(request, locale, most));
        return page(model, "inspect/arrows :: list");
    }

    @PostMapping("/inspector/uncover")
    String uncover(Model model, HttpServletRequest request, Locale locale, @RequestParam int number) {
        Arrow arrow = panels.uncovered(request, number, locale)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("arrow", arrow);
        model.addAttribute("inspector", panels.closed());
        return page(model, "inspect/exchange");
    }

    /** Where a browser asks for the same page again that was the answer to a form. */
    @GetMapping("/inspector/uncover")
    String covered() {
        return "redirect:/inspector";
    }

    private String page(Model model, String view) {
        model.addAttribute("app", settings.app());
        model.addAttribute("server", settings.issuer().toString());
        return view;
    }
}
