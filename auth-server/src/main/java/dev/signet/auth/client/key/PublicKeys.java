package dev.signet.auth.client.key;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.List;

/** Reads JWK sets (RFC 7517 §5) that others wrote. */
final class PublicKeys {

    /** More than anybody has in use at once: each may have to be tried. */
    static final int MOST = 50;

    private PublicKeys() {}

    /**
     * The public keys of a set. A private key that somebody published is known to everybody, so it is left out, as is what is not
     * understood; and there is none in what is no set, or has more than {@value #MOST}.
     */
    static List<JWK> read(String jwks) {
        List<JWK> all = parse(jwks);
        return all.size() > MOST
                ? List.of()
                : all.stream().filter(PublicKeys::isPublic).toList();
    }

    /** Whether a key is among them that nobody else should have. */
    static boolean holdSecrets(String jwks) {
        return !parse(jwks).stream().allMatch(PublicKeys::isPublic);
    }

    private static boolean isPublic(JWK key) {
        return key instanceof AsymmetricJWK && !key.isPrivate();
    }

    private static List<JWK> parse(String jwks) {
        try {
            return JWKSet.parse(jwks).getKeys();
        } catch (ParseException | IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
