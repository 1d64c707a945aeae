package dev.signet.auth.login.frontchannel;

import dev.signet.auth.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page with the frames. Script goes on as soon as all are loaded, and after a few seconds whatever they do; without it there is a
 * link. The frames may run script of their own, since that is what ends their sessions, but lead the page nowhere.
 */
@Controller
class FrontChannelController {

    private final FrontChannel frontChannel;

    FrontChannelController(FrontChannel frontChannel) {
        this.frontChannel = frontChannel;
    }

    @GetMapping(FrontChannel.PAGE)
    String apps(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<FrontChannel.Rest> rest = frontChannel.take(request);
        if (rest.isEmpty()) {
            return "redirect:/signed-out";
        }
        Set<String> origins =
                rest.get().frames().stream().map(FrontChannelController::origin).collect(Collectors.toSet());
        response.setHeader("Content-Security-Policy", SecurityHeaders.contentSecurityPolicyFraming(origins));
        model.addAttribute("frames", rest.get().frames());
        model.addAttribute("next", rest.get().next());
        return "login/front-channel";
    }

    private static String origin(URI frame) {
        return frame.getScheme() + "://" + frame.getRawAuthority();
    }
}
