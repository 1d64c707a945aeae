package dev.signet.auth.login.waiting;

import dev.signet.auth.session.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/**
 * The requests of a browser that wait behind a page. Each has an id that the page carries along in its form, so that two tabs with two
 * requests do not take each other's place; and each is an attribute of its own, so that two requests at once do not overwrite
 * each other's. The framework's own cache keeps one, whole, with its cookies, and leads back to whatever host the request named.
 *
 * <p>A request that is asked again is the same one if path and parameters are the same to the letter. So what was answered for
 * one is good for no other; and it is good once: whoever lets a request go on forgets it here.
 */
@Component
public class WaitingRequests implements RequestCache {

    /** The parameter by which a page says which request it belongs to. */
    public static final String ID = "request";

    static final String ATTRIBUTE = "signet.waiting.";

    /** What is worth coming back to. Whatever else was refused may carry a token or a secret in its address. */
    private static final String AUTHORIZE = "/oauth2/authorize";

    private static final Pattern PAGE = Pattern.compile("/account|/account/[a-z-]{1,40}|/activate");

    /** A longer request is not kept: whoever sent it starts anew after the login. */
    private static final int LONGEST = 16_000;

    /** What the servlet container takes in the first line of a request, with room for its headers. */
    private static final int LONGEST_ADDRESS = 6_000;

    /** The oldest makes room for one more. */
    private static final int AT_MOST = 5;

    private final Clock clock;

    WaitingRequests(Clock clock) {
        this.clock = clock;
    }

    /** Lets {@code request} wait; what was answered for it before still counts. Empty if it is not to be kept. */
    public Optional<WaitingRequest> keep(HttpServletRequest request, Why why) {
        String page = worthComingBackTo(request) ? RequestedPage.of(request) : "";
        if (page.isEmpty() || page.length() > LONGEST) {
            return Optional.empty();
        }
        String id = RequestedPage.id(page);
        WaitingRequest.Answer answer =
                find(request.getSession(), id).map(WaitingRequest::answer).orElse(null);
        WaitingRequest waiting = new WaitingRequest(id, page, clock.instant(), why, answer);
        put(request.getSession(), waiting);
        drawFormToken(request);
        return Optional.of(waiting);
    }

    /** The page's form will carry it. Drawn while the browser's session is written anyway, so that showing the page writes nothing. */
    private static void drawFormToken(HttpServletRequest request) {
        if (request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken token) {
            token.get();
        }
    }

    /** The address that leads to the same page as {@code request} does, by GET; empty where it would be too long for a browser. */
    public static Optional<String> byGet(HttpServletRequest request) {
        return Optional.of(RequestedPage.of(request)).filter(page -> page.length() <= LONGEST_ADDRESS);
    }

    /** What waits in this browser under the path and parameters of {@code request}. */
    public Optional<WaitingRequest> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null || all(session).findAny().isEmpty()
                ? Optional.empty()
                : find(session, RequestedPage.id(RequestedPage.of(request)));
    }

    /** What waits in this browser behind the page that {@code request} is for, or whose form it sends. */
    public Optional<WaitingRequest> behind(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String[] ids = request.getParameterValues(ID);
        return session == null || ids == null || ids.length != 1 ? Optional.empty() : find(session, ids[0]);
    }

    /** Notes what a person did for the request behind their page, if there is one. */
    public void answer(HttpServletRequest request, SessionId account, boolean signedIn) {
        behind(request)
                .ifPresent(waiting ->
                        put(request.getSession(), waiting.answered(new WaitingRequest.Answer(account, signedIn))));
    }

    public void forget(HttpServletRequest request, WaitingRequest waiting) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE + waiting.id());
        }
    }

    /** All that wait, to be {@linkplain #put put} into another session. */
    public static List<WaitingRequest> listAll(HttpSession session) {
        return all(session).toList();
    }

    public static void put(HttpSession session, WaitingRequest waiting) {
        session.setAttribute(ATTRIBUTE + waiting.id(), waiting.line());
        all(session)
                .sorted(Comparator.comparing(WaitingRequest::since).reversed())
                .skip(AT_MOST)
                .forEach(old -> session.removeAttribute(ATTRIBUTE + old.id()));
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        keep(request, Why.NOBODY);
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return behind(request).map(RequestedPage::new).orElse(null);
    }

    /** Always null: the browser is sent to the page, not a request put in the place of another. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        behind(request).ifPresent(waiting -> forget(request, waiting));
    }

    private static boolean worthComingBackTo(HttpServletRequest request) {
        return AUTHORIZE.equals(request.getRequestURI())
                || "GET".equals(request.getMethod())
                        && PAGE.matcher(request.getRequestURI()).matches();
    }

    private static Stream<WaitingRequest> all(HttpSession session) {
        return Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(ATTRIBUTE))
                .flatMap(name -> WaitingRequest.read(session.getAttribute(name)).stream());
    }

    private static Optional<WaitingRequest> find(HttpSession session, String id) {
        return WaitingRequest.read(session.getAttribute(ATTRIBUTE + id));
    }
}
