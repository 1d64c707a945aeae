package dev.signet.auth.testing;

import java.util.Arrays;
import java.util.List;

/**
 * Where an authorization request has led to: a page of the server, or the way back to the client.
 *
 * @param answer the last one
 */
public record Arrival(AuthorizationRequest request, Answer answer) {

    /** Whether the page asks for user name and password. */
    public boolean asksForLogin() {
        return has("log-in");
    }

    /** Whether something on the page has this {@code data-testid}. */
    public boolean has(String testId) {
        return answer.status() == 200 && answer.page().has(testId);
    }

    /** Fills in the login page. */
    public Arrival logIn(TestUser user) {
        Browser browser = request.browser();
        return new Arrival(request, browser.follow(browser.login(user, answer)));
    }

    /** Whether the page asks for consent. */
    public boolean asksForConsent() {
        return has("consent-allow");
    }

    /** Allows all that is asked for. */
    public Arrival consent() {
        return press(answer.page().pressing("consent-allow"));
    }

    /** Allows some of what is asked for. */
    public Arrival consent(String... scopes) {
        Page.Form form = answer.page().pressing("consent-allow");
        Parameters fields = form.fields().without("scope");
        for (String scope : List.copyOf(Arrays.asList(scopes))) {
            fields = fields.and("scope", scope);
        }
        return press(new Page.Form(form.action(), fields));
    }

    public Arrival deny() {
        return press(answer.page().pressing("consent-deny"));
    }

    /** Presses a button of the page. */
    public Arrival press(Page.Form form) {
        Browser browser = request.browser();
        return new Arrival(request, browser.follow(browser.submit(form)));
    }

    /** What comes back to the client. */
    public AuthorizationResponse response() {
        return AuthorizationResponse.of(request, answer);
    }

    public Tokens exchange() {
        return response().exchange();
    }
}
