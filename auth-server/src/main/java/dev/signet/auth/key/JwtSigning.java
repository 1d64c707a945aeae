package dev.signet.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.auth.SigningAlgorithm;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs JWTs (RFC 7519) with the key in use for an algorithm, and verifies those that were signed here. */
@Component
public class JwtSigning {

    private final Keys keys;

    JwtSigning(Keys keys) {
        this.keys = keys;
    }

    /**
     * The signed JWT in compact form.
     *
     * @param type the {@code typ} of its header, which keeps one kind of token from being taken for another (RFC 8725 §3.11); null for none,
     *     which nothing here takes for anything
     * @throws IllegalArgumentException if {@code algorithm} is not one that this server signs with, or the token would outlive the
     *     time for which its key is published
     */
    public String sign(JWSAlgorithm algorithm, @Nullable JOSEObjectType type, JWTClaimsSet claims) {
        requireShortLife(claims);
        KeyRing.Signing key = key(algorithm);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).type(type).keyID(key.kid()).build(), claims);
        try {
            jwt.sign(key.signer());
            return jwt.serialize();
        } catch (JOSEException outage) {
            throw new IllegalStateException("a token could not be signed with " + key.kid(), outage);
        }
    }

    private static void requireShortLife(JWTClaimsSet claims) {
        Date begin = claims.getIssueTime();
        Date end = claims.getExpirationTime();
        if (begin != null && end != null && end.getTime() - begin.getTime() > KeySchedule.LONGEST_TOKEN.toMillis()) {
            throw new IllegalArgumentException("a token may not live longer than " + KeySchedule.LONGEST_TOKEN);
        }
    }

    private KeyRing.Signing key(JWSAlgorithm algorithm) {
        KeyRing.Signing key = keys.ring().signing().get(algorithm);
        if (key == null) {
            SigningAlgorithm known = SigningAlgorithm.find(algorithm.getName())
                    .orElseThrow(() -> new IllegalArgumentException("nothing is signed here with " + algorithm));
            keys.ensure(known);
            key = Objects.requireNonNull(keys.ring().signing().get(algorithm), "there is one now");
        }
        return key;
    }

    /** Whether a key of this server signed {@code jwt}, with the algorithm that the key is for. Says nothing of its claims. */
    public boolean verify(SignedJWT jwt) {
        JWSHeader header = jwt.getHeader();
        String kid = header.getKeyID();
        if (kid == null || header.getCriticalParams() != null) {
            return false;
        }
        return keys.ring()
                .verification(kid)
                .filter(key -> key.algorithm().equals(header.getAlgorithm()))
                .filter(key -> verify(jwt, key))
                .isPresent();
    }

    /** Whether what the key {@code kid} signed is still good: a key that was taken away verifies nothing, whatever it verified before. */
    public boolean verifiesWith(String kid) {
        return keys.ring().verification(kid).isPresent();
    }

    private static boolean verify(SignedJWT jwt, KeyRing.Verification key) {
        try {
            return jwt.verify(key.verifier());
        } catch (JOSEException malformed) {
            return false;
        }
    }
}
