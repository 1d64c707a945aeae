package dev.signet.demo.cli.server;

import dev.signet.demo.cli.outside.Answer;
import dev.signet.demo.cli.outside.Json;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import java.net.URI;
import java.util.Optional;

/**
 * What an authorization server says of itself (OpenID Connect Discovery 1.0, section 4). No path of any server is known to this
 * program: what is not in here, the server does not have.
 *
 * @param issuer the issuer, as it was asked for and as the document says, character for character
 * @param document the rest
 */
public record Metadata(String issuer, Json document) {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    /**
     * Asks for it.
     *
     * @throws Trouble when there is none, or it names another issuer, so that one server cannot speak for another
     */
    public static Metadata of(String issuer, Web web) {
        URI base = Web.address("The issuer", issuer);
        String address = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Answer answer = web.get(URI.create(address + WELL_KNOWN), "");
        if (!answer.ok()) {
            throw Trouble.noAnswer(Web.origin(base) + " answers " + answer.status() + " where its metadata should be ("
                    + WELL_KNOWN + "): look whether the issuer is right, path and all.");
        }
        String named = answer.json().text("issuer").orElse("");
        if (!named.equals(issuer)) {
            throw Trouble.refused(
                    "The metadata there names another issuer" + (named.isEmpty() ? "" : ", " + named)
                            + ". The two must be equal, character for character: a server that speaks for another is not to be trusted.");
        }
        return new Metadata(issuer, answer.json());
    }

    public URI authorizationEndpoint() {
        return needed("authorization_endpoint", "it can sign nobody in with a browser");
    }

    public URI tokenEndpoint() {
        return needed("token_endpoint", "it gives no tokens");
    }

    public URI keys() {
        return needed("jwks_uri", "nobody can check its ID tokens");
    }

    /** Where a device asks for its codes (RFC 8628 §4). */
    public URI deviceAuthorizationEndpoint() {
        return needed(
                "device_authorization_endpoint", "it has no device grant: sign in with a browser, without --device");
    }

    public Optional<URI> userInfoEndpoint() {
        return endpoint("userinfo_endpoint");
    }

    /** Where a token is given back (RFC 8414 §2, RFC 7009). */
    public Optional<URI> revocationEndpoint() {
        return endpoint("revocation_endpoint");
    }

    /** Whether every authorization response names its issuer (RFC 9207 §3). */
    public boolean promisesIssuer() {
        return document.isTrue("authorization_response_iss_parameter_supported");
    }

    private URI needed(String name, String otherwise) {
        return endpoint(name)
                .orElseThrow(() ->
                        Trouble.refused("The metadata of " + issuer + " has no " + name + ", so " + otherwise + "."));
    }

    private Optional<URI> endpoint(String name) {
        return document.text(name).map(text -> Web.address("The server's " + name, text));
    }
}
