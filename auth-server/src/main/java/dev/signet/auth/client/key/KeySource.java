package dev.signet.auth.client.key;

import static dev.signet.auth.BadConfiguration.require;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.BadConfiguration;
import java.net.URI;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the public keys of a client are; in one place at most (RFC 7591 §2).
 *
 * @param jwks a JWK set (RFC 7517 §5); null for none here
 * @param uri where the client publishes one; null for nowhere
 */
public record KeySource(@Nullable String jwks, @Nullable URI uri) {

    /** Of a client that has none. */
    public static final KeySource NONE = new KeySource(null, null);

    private static final int LONGEST = 20_000;

    /** Whether there is any place to look for a key. */
    public boolean present() {
        return jwks != null || uri != null;
    }

    /** Whether such a key is here, or may be where the client publishes its own: that is not looked up. */
    public boolean mayHold(Predicate<JWK> such) {
        return uri != null || (jwks != null && PublicKeys.read(jwks).stream().anyMatch(such));
    }

    /**
     * @param property the full name of the setting that {@code jwks} came from, which a refusal begins with
     * @throws BadConfiguration with the first rule that is broken
     */
    public void check(String property) {
        if (jwks == null) {
            return;
        }
        require(uri == null, property, "is set, and jwk-set-uri too", "Say in one place where the keys are.");
        require(
                jwks.length() <= LONGEST,
                property,
                "is longer than " + LONGEST + " characters",
                "Leave the keys out that are not used any more.");
        require(
                !PublicKeys.holdSecrets(jwks),
                property,
                "holds a private or a symmetric key",
                "Write the public halves alone, and make new keys: these have been where they do not belong.");
        require(
                !PublicKeys.read(jwks).isEmpty(),
                property,
                "is no JWK set with a public key in it",
                "Write it in quotes and on one line, as in '{\"keys\":[{\"kty\":\"EC\", …}]}'.");
    }
}
