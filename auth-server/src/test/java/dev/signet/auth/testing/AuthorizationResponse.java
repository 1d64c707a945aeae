package dev.signet.auth.testing;

import java.util.Optional;

/** What came back to the client at its redirect URI (RFC 6749 §4.1.2). */
public record AuthorizationResponse(AuthorizationRequest request, Parameters parameters) {

    static AuthorizationResponse of(AuthorizationRequest request, Answer answer) {
        String expected = request.client().redirectUri();
        if (!answer.isRedirect() || !answer.location().toString().startsWith(expected + "?")) {
            throw new AssertionError("not sent back to " + expected + " but " + answer);
        }
        Parameters parameters = answer.locationParameters();
        parameters.find("code").ifPresent(code -> Seen.note("authorization code", code));
        return new AuthorizationResponse(request, parameters);
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
