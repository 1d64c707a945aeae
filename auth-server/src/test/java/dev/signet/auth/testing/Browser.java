package dev.signet.auth.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A person's browser: cookies of its own, and redirects followed only where a test says so, and only at the server. */
public final class Browser {

    private static final int REDIRECTS_AT_MOST = 8;

    /** The one other cookie that script may not read: it signs nobody in. */
    private static final String USER_CODE = "signet_user_code";

    private final URI server;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final List<Cookie> everSet = new ArrayList<>();

    Browser(URI server) {
        this.server = server;
    }

    public Answer get(String pathAndQuery) {
        return get(server.resolve(pathAndQuery));
    }

    public Answer get(URI uri) {
        return send(Http.get(uri).header("Accept", "text/html"));
    }

    public Answer post(String path, Parameters form) {
        return send(Http.post(server.resolve(path), form).header("Accept", "text/html"));
    }

    public Answer submit(Page.Form form) {
        return post(form.action().toString(), form.fields());
    }

    /** Sends any request with this browser's cookies. */
    public Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        Answer answer = Http.send(request.build());
        answer.headers("Set-Cookie").stream().map(Cookie::parse).forEach(this::keep);
        return answer;
    }

    /** Goes on from {@code answer} until there is a page, or an address that is not the server's. */
    public Answer follow(Answer answer) {
        Answer at = answer;
        for (int i = 0; at.isRedirect() && isServer(at.location()); i++) {
            if (i == REDIRECTS_AT_MOST) {
                throw new AssertionError("redirected for ever: " + at);
            }
            at = get(at.location());
        }
        return at;
    }

    /** Signs in on the server's own login page, and stays there. */
    public Browser login(TestUser user) {
        Answer after = login(user, get("/login"));
        if (!after.isRedirect() || after.location().toString().contains("/login")) {
            throw new AssertionError("not signed in: " + after);
        }
        return this;
    }

    /** Fills in the login page in {@code answer} and sends it. */
    public Answer login(TestUser user, Answer answer) {
        Seen.note("password", user.password());
        Page.Form form = answer.page().pressing("log-in");
        return submit(form.with("username", user.username()).with("password", user.password()));
    }

    /** The cookie that says who is signed in. */
    public Cookie sessionCookie() {
        return findSessionCookie().orElseThrow(() -> new AssertionError("no session cookie among " + cookies.keySet()));
    }

    public Optional<Cookie> findSessionCookie() {
        return cookies.values().stream().filter(Browser::opensDoors).findFirst();
    }

    /** Puts a cookie into the browser, as somebody who stole it or planted it would. */
    public Browser plant(String name, String value) {
        cookies.put(name, new Cookie(name, value, Map.of()));
        return this;
    }

    /** Every cookie it was ever given, in order. */
    public List<Cookie> everSet() {
        return List.copyOf(everSet);
    }

    private String cookieHeader() {
        return cookies.values().stream()
                .map(each -> each.name() + "=" + each.value())
                .collect(Collectors.joining("; "));
    }

    private void keep(Cookie cookie) {
        everSet.add(cookie);
        if (cookie.gone()) {
            cookies.remove(cookie.name());
            return;
        }
        cookies.put(cookie.name(), cookie);
        if (opensDoors(cookie)) {
            Seen.note("session cookie", cookie.value());
        }
    }

    private static boolean opensDoors(Cookie cookie) {
        return cookie.httpOnly() && !cookie.name().equals(USER_CODE);
    }

    private boolean isServer(URI uri) {
        return server.getAuthority().equals(uri.getAuthority());
    }
}
