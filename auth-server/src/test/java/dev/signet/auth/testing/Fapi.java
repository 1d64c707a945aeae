package dev.signet.auth.testing;

import com.nimbusds.jose.jwk.JWK;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Clients as FAPI 2.0 wants them: they sign assertions, and have their tokens bound to DPoP keys. */
public final class Fapi {

    /** What such a client binds its tokens to. */
    public static final JWK KEY = KeyPairs.ec("fapi-dpop");

    private Fapi() {}

    /** Signs with {@code KeyPairs.ec(id)}, or with {@code KeyPairs.rsa(id)} as {@code <id>-rsa}. */
    public static TestClient client(String id) {
        return new TestClient(
                id,
                null,
                TestClient.Method.ASSERTION,
                Set.of("authorization_code", "refresh_token", "client_credentials"),
                "https://" + id + ".example/callback",
                "",
                "openid orders:read");
    }

    /** What makes such a client known to a server. */
    public static Map<String, Object> settings(String id) {
        Map<String, Object> all = new HashMap<>();
        String registration = "spring.security.oauth2.authorizationserver.client." + id + ".registration.";
        all.put(registration + "client-id", id);
        all.put(registration + "client-authentication-methods", "private_key_jwt");
        all.put(registration + "authorization-grant-types", "authorization_code,refresh_token,client_credentials");
        all.put(registration + "redirect-uris", client(id).redirectUri());
        all.put(registration + "scopes", "openid,orders:read");
        all.put("signet.client.settings." + id + ".jwks", KeyPairs.published(id));
        return all;
    }

    /** With a proof of {@link #KEY}, for the token endpoint. */
    public static EndpointRequest proving(OAuth oauth, EndpointRequest request) {
        return request.proof(DPoPProof.forTokens(oauth, KEY).text());
    }

    /** Tokens for the code in {@code response}. */
    public static Tokens exchange(OAuth oauth, AuthorizationResponse response) {
        return tokens(oauth, response.tokenRequest());
    }

    public static Tokens tokens(OAuth oauth, EndpointRequest request) {
        return new Tokens(oauth, request.client(), proving(oauth, request).send());
    }

    /** With that assertion in the place of the usual one. */
    public static EndpointRequest asserting(EndpointRequest request, ClientAssertion assertion) {
        return request.with("client_assertion_type", ClientAssertion.TYPE).with("client_assertion", assertion.text());
    }
}
