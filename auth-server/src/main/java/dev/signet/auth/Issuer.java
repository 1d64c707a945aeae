package dev.signet.auth;

import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The issuer identifier (RFC 8414 §2): the name of this server in every token, and its address. It never follows a request's
 * host.
 */
@Component
public class Issuer {

    private static final String PROPERTY = "spring.security.oauth2.authorizationserver.issuer";

    private final String value;

    Issuer(@Value("${" + PROPERTY + "}") String value) {
        URI issuer = parse(value);
        require(
                "https".equals(issuer.getScheme())
                        || ("http".equals(issuer.getScheme()) && WebAddress.isLoopback(issuer)),
                "is reached by plain http on another machine");
        require(
                issuer.getRawQuery() == null && issuer.getRawFragment() == null && issuer.getRawUserInfo() == null,
                "has a query, a fragment or a user");
        require(
                issuer.getRawPath().isEmpty(),
                "has a path or ends in a slash; this server answers at the root of its host");
        this.value = value;
    }

    /** The identifier, without a slash at its end. */
    public String value() {
        return value;
    }

    /** Whether browsers reach it by https: everywhere but on a developer's own machine. */
    public boolean secure() {
        return value.startsWith("https:");
    }

    /** Whether it is reached on this machine alone: a developer tries it out. */
    public boolean local() {
        return WebAddress.isLoopback(URI.create(value));
    }

    private static URI parse(String value) {
        URI issuer;
        try {
            issuer = new URI(value);
        } catch (URISyntaxException malformed) {
            issuer = URI.create("");
        }
        require(issuer.isAbsolute() && issuer.getHost() != null, "is not an absolute address");
        return issuer;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new BadConfiguration(
                    PROPERTY, problem, "Write the address that browsers see, such as https://login.example.com.");
        }
    }
}
