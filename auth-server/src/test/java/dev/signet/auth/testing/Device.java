package dev.signet.auth.testing;

import java.net.URI;
import java.util.List;

/**
 * A device without a browser, which shows a code and asks for its tokens (RFC 8628).
 *
 * @param answer to its request
 */
public record Device(OAuth oauth, TestClient client, Answer answer) {

    public Device {
        if (answer.status() == 200) {
            List.of("device_code", "user_code")
                    .forEach(name -> Seen.noteIfAny(name, answer.json().get(name)));
        }
    }

    public String deviceCode() {
        return text("device_code");
    }

    public String userCode() {
        return text("user_code");
    }

    /** What a code to be scanned leads to. */
    public URI completeUri() {
        return URI.create(text("verification_uri_complete"));
    }

    /** The request for tokens (§3.4), valid unless a test makes it otherwise. */
    public EndpointRequest tokenRequest() {
        return tokenRequestOf(client);
    }

    /** The same from somebody else. */
    public EndpointRequest tokenRequestOf(TestClient other) {
        return oauth.token(other, "urn:ietf:params:oauth:grant-type:device_code")
                .with("device_code", deviceCode());
    }

    public Answer poll() {
        return tokenRequest().send();
    }

    public Tokens tokens() {
        return new Tokens(oauth, client, poll());
    }

    /** Signs {@code person} in in a browser that has never been here, and enters the code. */
    public Activation enteredBy(TestUser person) {
        return enteredIn(oauth.browser().login(person));
    }

    /** Enters the code in a browser where somebody is signed in. */
    public Activation enteredIn(Browser browser) {
        return Activation.enter(browser, userCode());
    }

    private String text(String name) {
        if (answer.status() == 200 && answer.json().get(name) instanceof String text) {
            return text;
        }
        throw new AssertionError("no " + name + " in " + answer);
    }
}
