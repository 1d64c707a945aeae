package dev.signet.auth.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What came back to the client at its redirect URI (RFC 6749 §4.1.2). */
public record AuthorizationResponse(AuthorizationRequest request, Parameters parameters) {

    static AuthorizationResponse of(AuthorizationRequest request, Answer answer) {
        Parameters sent = read(request.client().redirectUri(), answer);
        Parameters parameters =
                sent.find("response").map(jwt -> verified(request, jwt)).orElse(sent);
        parameters.find("code").ifPresent(code -> Seen.note("authorization code", code));
        return new AuthorizationResponse(request, parameters);
    }

    /** From the query, from the fragment, or from the form that the browser posts. */
    private static Parameters read(String expected, Answer answer) {
        if (answer.status() == 200 && answer.page().has("form-post")) {
            Page.Form form = answer.page().pressing("go-on");
            if (form.action().toString().equals(expected)) {
                return form.fields();
            }
        }
        String to = answer.isRedirect() ? answer.location().toString() : "";
        if (to.startsWith(expected + "#")) {
            return Parameters.parse(answer.location().getRawFragment());
        }
        if (!to.startsWith(expected + "?")) {
            throw new AssertionError("not sent back to " + expected + " but " + answer);
        }
        return answer.locationParameters();
    }

    /** What a signed answer says beside whom it is for and for how long (JARM §2.1). */
    private static Parameters verified(AuthorizationRequest request, String jwt) {
        Parameters said = Parameters.NONE;
        for (Map.Entry<String, Object> claim :
                request.oauth().jwts().claims(jwt).entrySet()) {
            if (!Set.of("aud", "iat", "exp").contains(claim.getKey())) {
                said = said.and(claim.getKey(), claim.getValue().toString());
            }
        }
        return said;
    }

    public String code() {
        return parameters.find("code").orElseThrow(() -> new AssertionError("no code but " + parameters));
    }

    public Optional<String> error() {
        return parameters.find("error");
    }

    /** The request that redeems the code, valid unless a test makes it otherwise. */
    public EndpointRequest tokenRequest() {
        return tokenRequestOf(request.client());
    }

    /** The same from somebody else. */
    public EndpointRequest tokenRequestOf(TestClient other) {
        return request.oauth()
                .token(other, "authorization_code")
                .with("code", code())
                .with("redirect_uri", request.client().redirectUri())
                .with("code_verifier", request.verifier());
    }

    public Tokens exchange() {
        return new Tokens(request.oauth(), request.client(), tokenRequest().send());
    }
}
