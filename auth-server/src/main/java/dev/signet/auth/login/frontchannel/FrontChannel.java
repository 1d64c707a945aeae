package dev.signet.auth.login.frontchannel;

import dev.signet.auth.revoke.logout.FrontChannelLogouts;
import dev.signet.auth.session.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the page with the frames between signing out and what comes after it, where there is anything to load. */
@Component
public class FrontChannel {

    static final String PAGE = "/signed-out/apps";

    private static final String ATTRIBUTE = "signet.front-channel";
    private static final String REDIRECT = "redirect:";
    private static final String SEPARATOR = "\n";

    private final FrontChannelLogouts logouts;

    FrontChannel(FrontChannelLogouts logouts) {
        this.logouts = logouts;
    }

    /**
     * What is left to be done by the browser.
     *
     * @param frames what it loads
     * @param next where it goes then
     */
    record Rest(List<URI> frames, String next) {}

    /**
     * Where the browser goes once {@code ended} are over and forgotten: to {@code view}, a redirect, or to the page before it.
     */
    public String before(String view, HttpServletRequest request, Collection<SessionId> ended) {
        List<SessionId> told =
                ended.stream().filter(sid -> !logouts.of(sid).isEmpty()).toList();
        if (told.isEmpty()) {
            return view;
        }
        String sids = told.stream().map(SessionId::toString).collect(Collectors.joining(" "));
        request.getSession().setAttribute(ATTRIBUTE, sids + SEPARATOR + view.substring(REDIRECT.length()));
        return REDIRECT + PAGE;
    }

    /** What this browser has to do; once. */
    Optional<Rest> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String kept)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        String[] parts = kept.split(SEPARATOR, 2);
        List<URI> frames = Arrays.stream(parts[0].split(" "))
                .map(SessionId::parse)
                .flatMap(sid -> logouts.of(sid).stream())
                .distinct()
                .toList();
        return Optional.of(new Rest(frames, parts[1]));
    }
}
