package dev.signet.demo.cli.server;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.demo.cli.outside.Json;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who signed in, as a checked ID token says.
 *
 * @param subject who it is to this client, for ever
 * @param name what to call them: a user name, a name, an address, or the subject, whatever there is first
 */
public record Person(String subject, String name) {

    /** Of an ID token: mostly the subject is all that it says. */
    static Person of(JWTClaimsSet claims) {
        return new Person(claims.getSubject(), claims.getSubject()).describedBy(new Json(claims.getClaims()));
    }

    /** With the name that these claims have, if they are about the same person (OpenID Connect Core 1.0, section 5.3.2). */
    public Person describedBy(Json claims) {
        if (!subject.equals(claims.text("sub").orElse(""))) {
            return this;
        }
        return Stream.of("preferred_username", "name", "email")
                .flatMap(claim -> claims.text(claim).stream())
                .findFirst()
                .map(found -> new Person(subject, found))
                .orElse(this);
    }

    /** Whether a token that came with a refresh is of the same person (OpenID Connect Core 1.0, section 12.2). */
    public static boolean same(String subject, @Nullable String idToken) {
        return idToken == null || subject.equals(IdTokens.subjectOf(idToken));
    }
}
