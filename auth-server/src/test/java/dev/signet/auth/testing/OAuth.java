package dev.signet.auth.testing;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * The OAuth client of the tests: {@code oauth.authorize(orchard()).as("alice").consent().exchange()}. It sends exactly what a
 * test says and judges nothing; and it notes every secret it meets for {@link LeakGuard} and {@link DatabaseDump}.
 */
public final class OAuth {

    private final URI server;

    /** @param issuer of the server, which is also its address */
    public OAuth(String issuer) {
        this.server = URI.create(issuer);
    }

    public String issuer() {
        return server.toString();
    }

    public URI uri(String pathAndQuery) {
        return server.resolve(pathAndQuery);
    }

    /** A browser that has never been here. */
    public Browser browser() {
        return new Browser(server);
    }

    /** Begins an authorization request with valid parameters, in a browser that has never been here. */
    public AuthorizationRequest authorize(TestClient client) {
        return new AuthorizationRequest(this, client);
    }

    /** Whether {@code browser} is given a code without a question: the server still knows who sits there. */
    public boolean signedIn(Browser browser) {
        return authorize(Clients.aClient())
                .in(browser)
                .with("prompt", "none")
                .send()
                .locationParameters()
                .find("code")
                .isPresent();
    }

    /** A request to the token endpoint, authenticated as {@code client} does it. */
    public EndpointRequest token(TestClient client, String grantType) {
        return new EndpointRequest(uri("/oauth2/token"), client).with("grant_type", grantType);
    }

    /** The client credentials grant. */
    public Tokens clientCredentials(TestClient client) {
        return new Tokens(this, client, token(client, "client_credentials").send());
    }

    public EndpointRequest refreshRequest(TestClient client, String refreshToken) {
        return token(client, "refresh_token").with("refresh_token", refreshToken);
    }

    public Tokens refresh(TestClient client, String refreshToken) {
        return new Tokens(this, client, refreshRequest(client, refreshToken).send());
    }

    /** What a device without a browser asks for first (RFC 8628 §3.1), valid unless a test makes it otherwise. */
    public EndpointRequest deviceRequest(TestClient client) {
        EndpointRequest request = new EndpointRequest(uri("/oauth2/device_authorization"), client);
        return client.scope().isEmpty() ? request : request.with("scope", client.scope());
    }

    /** A device that shows its code. */
    public Device device(TestClient client) {
        return new Device(this, client, deviceRequest(client).send());
    }

    public EndpointRequest introspectionRequest(TestClient caller, String token) {
        return new EndpointRequest(uri("/oauth2/introspect"), caller).with("token", token);
    }

    public Answer introspect(TestClient caller, String token) {
        return introspectionRequest(caller, token).send();
    }

    /** Whether the API that may ask about everything is told that {@code token} is good. */
    public boolean isActive(String token) {
        return Boolean.TRUE.equals(introspect(Clients.ordersApi(), token).json().get("active"));
    }

    public EndpointRequest revocationRequest(TestClient caller, String token) {
        return new EndpointRequest(uri("/oauth2/revoke"), caller).with("token", token);
    }

    public Answer revoke(TestClient caller, String token) {
        return revocationRequest(caller, token).send();
    }

    public Answer userinfo(String accessToken) {
        return send(Http.get(uri("/userinfo")).header("Authorization", "Bearer " + accessToken));
    }

    public Answer get(String path) {
        return send(Http.get(uri(path)));
    }

    /** A request with an {@code Authorization} header, to be sent by whoever needs it. */
    public HttpRequest.Builder getRequest(URI uri, String authorization) {
        return Http.get(uri).header("Accept", "text/html").header("Authorization", authorization);
    }

    /** A request to be completed by whoever needs a header, or another method than {@code GET}. */
    public HttpRequest.Builder request(String path) {
        return Http.get(uri(path));
    }

    public Answer post(String path, String contentType, String body) {
        return send(Http.post(uri(path), contentType, body));
    }

    /** Sends any request, without cookies. */
    public Answer send(HttpRequest.Builder request) {
        return Http.send(request.build());
    }

    /** The keys and claims of tokens. */
    public Jwts jwts() {
        return new Jwts(get("/oauth2/jwks").body());
    }
}
