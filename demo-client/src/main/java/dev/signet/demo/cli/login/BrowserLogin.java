package dev.signet.demo.cli.login;

import dev.signet.demo.cli.outside.Screen;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import dev.signet.demo.cli.server.IdTokens;
import dev.signet.demo.cli.server.TokenEndpoint;
import dev.signet.demo.cli.server.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signs a person in with the browser of this machine: authorization code with PKCE, and the answer to a port of this machine (RFC 8252).
 *
 * <p>The challenge is what makes it safe: another program here may see the code, but without the verifier, which never left this one,
 * it is worth nothing.
 */
public final class BrowserLogin {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Asked asked;
    private final TokenEndpoint tokens;
    private final IdTokens idTokens;
    private final Screen screen;
    private final Optional<Browser> browser;

    /** @param browser empty to print the address alone */
    public BrowserLogin(
            Asked asked, TokenEndpoint tokens, IdTokens idTokens, Screen screen, Optional<Browser> browser) {
        this.asked = asked;
        this.tokens = tokens;
        this.idTokens = idTokens;
        this.screen = screen;
        this.browser = browser;
    }

    /**
     * Waits for the person.
     *
     * @throws Trouble when nobody was signed in
     */
    public SignedIn signIn() {
        String state = Secret.make();
        String nonce = Secret.make();
        String verifier = Secret.make();
        try (Callback callback = Callback.listen(state)) {
            URI address = request(callback.address(), state, nonce, verifier);
            boolean opened = browser.isPresent() && browser.get().open(address);
            screen.tell(
                    opened
                            ? "Your browser opens. If it does not, go to"
                            : "Open this address in a browser of this machine:");
            screen.tell("");
            screen.tell("  " + address);
            screen.tell("");
            screen.tell("No browser here? Press Ctrl-C, and: ./run cli login --device");
            String code = codeIn(callback.await(PATIENCE));
            Tokens got = tokens.redeem(code, verifier, callback.address()).orTrouble();
            return new SignedIn(idTokens.check(got.idToken(), asked.clientId(), nonce), got);
        }
    }

    private URI request(URI redirect, String state, String nonce, String verifier) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", asked.clientId());
        request.put("redirect_uri", redirect.toString());
        request.put("scope", asked.scope());
        request.put("state", state);
        request.put("nonce", nonce);
        request.put("code_challenge", Secret.challenge(verifier));
        request.put("code_challenge_method", "S256");
        URI endpoint = asked.server().authorizationEndpoint();
        return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + Web.encode(request));
    }

    /** The code, once the answer is known to be from the server that was asked (RFC 9207 §2.4): errors are no exception. */
    private String codeIn(Map<String, String> answer) {
        String issuer = answer.get("iss");
        boolean right = issuer == null
                ? !asked.server().promisesIssuer()
                : issuer.equals(asked.server().issuer());
        if (!right) {
            throw Trouble.refused(
                    "The answer did not come from " + asked.server().issuer()
                            + ": that is how a mix-up attack looks (RFC 9207), so the code was sent nowhere. Try again.");
        }
        String error = answer.get("error");
        if (error != null) {
            throw Trouble.refused(
                    "access_denied".equals(error)
                            ? "You said no. Nobody was signed in."
                            : "The server signed nobody in: it said " + error.replaceAll("[^A-Za-z0-9_.-]", "") + ".");
        }
        return Optional.ofNullable(answer.get("code"))
                .orElseThrow(() -> Trouble.refused("The answer had no code in it. Try again."));
    }
}
