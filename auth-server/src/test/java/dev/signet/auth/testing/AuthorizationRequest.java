package dev.signet.auth.testing;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An authorization request (RFC 6749 §4.1.1), valid unless a test makes it otherwise, in a person's browser. */
public final class AuthorizationRequest {

    private final OAuth oauth;
    private final TestClient client;
    private final Pkce pkce = Pkce.fresh();
    private Parameters query;
    private @Nullable Parameters reference;
    private Browser browser;

    AuthorizationRequest(OAuth oauth, TestClient client) {
        this.oauth = oauth;
        this.client = client;
        this.browser = oauth.browser();
        this.query = Parameters.NONE
                .with("response_type", "code")
                .with("client_id", client.id())
                .with("redirect_uri", client.redirectUri())
                .with("scope", client.scope())
                .with("state", Pkce.random())
                .with("nonce", Pkce.random())
                .with("code_challenge", pkce.challenge())
                .with("code_challenge_method", "S256");
    }

    public AuthorizationRequest with(String name, String value) {
        query = query.with(name, value);
        return this;
    }

    /** One more parameter, even if there is one of this name. */
    public AuthorizationRequest and(String name, String value) {
        query = query.and(name, value);
        return this;
    }

    public AuthorizationRequest without(String name) {
        query = query.without(name);
        return this;
    }

    public AuthorizationRequest scope(String scope) {
        return with("scope", scope);
    }

    /** In a browser that has been somewhere before. */
    public AuthorizationRequest in(Browser other) {
        browser = other;
        return this;
    }

    public String parameter(String name) {
        return query.find(name).orElseThrow();
    }

    public Browser browser() {
        return browser;
    }

    public TestClient client() {
        return client;
    }

    public String verifier() {
        return pkce.verifier();
    }

    OAuth oauth() {
        return oauth;
    }

    /** What is pushed of it, with proof of who the client is (RFC 9126 §2.1). */
    public EndpointRequest pushRequest() {
        EndpointRequest push = new EndpointRequest(oauth.uri("/oauth2/par"), client);
        boolean signed = sent().find("request").isPresent();
        for (Parameters.Parameter each : (signed ? sent() : query).all()) {
            push = each.name().equals("client_id")
                    ? push.with(each.name(), each.value())
                    : push.and(each.name(), each.value());
        }
        return push;
    }

    /** Pushes it; what the browser brings from now on is the reference to it. */
    public AuthorizationRequest push() {
        return referringTo(String.valueOf(pushRequest().send().json().get("request_uri")));
    }

    /** As {@link #push}, with that DPoP proof. */
    public AuthorizationRequest push(String proof) {
        return referringTo(
                String.valueOf(pushRequest().proof(proof).send().json().get("request_uri")));
    }

    /** The browser brings this reference in the place of the request. */
    public AuthorizationRequest referringTo(String requestUri) {
        reference = Parameters.NONE.with("client_id", client.id()).with("request_uri", requestUri);
        return this;
    }

    /** What it says as a JWT that its client has signed, to be changed and then {@linkplain #signed put in its place}. */
    public RequestObject object() {
        return new RequestObject(this, oauth.issuer(), query);
    }

    /** The browser brings this JWT in the place of the request. */
    public AuthorizationRequest signed(RequestObject object) {
        return signed(object.jwt());
    }

    /** The browser brings this in the place of the request. */
    public AuthorizationRequest signed(String jwt) {
        reference = Parameters.NONE.with("client_id", client.id()).with("request", jwt);
        return this;
    }

    /** What stands beside the reference. */
    public AuthorizationRequest beside(String name, String value) {
        reference = sent().and(name, value);
        return this;
    }

    public String requestUri() {
        return sent().find("request_uri").orElseThrow();
    }

    private Parameters sent() {
        return reference == null ? query : reference;
    }

    public URI uri() {
        return oauth.uri("/oauth2/authorize?" + sent().encoded());
    }

    /** Sends it and follows nothing. */
    public Answer send() {
        return browser.get(uri());
    }

    /** Sends it as a form, as a page of the client's would, and follows nothing. */
    public Answer post() {
        return browser.post("/oauth2/authorize", sent());
    }

    /** Goes as far as it goes without anybody doing anything. */
    public Arrival silently() {
        return new Arrival(this, browser.follow(send()));
    }

    /** Signs in as one of the demo's people. */
    public Arrival as(String username) {
        return as(TestUser.named(username));
    }

    /** Signs in when the server asks for it, and goes on. */
    public Arrival as(TestUser user) {
        Answer login = browser.follow(send());
        return new Arrival(this, browser.follow(browser.login(user, login)));
    }
}
