package dev.signet.auth;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Arrays;
import java.util.Optional;

/** What this server can sign tokens with (RFC 7518 §3.1, RFC 8037 §3.1). In settings and rows it goes by its JWS name. */
public enum SigningAlgorithm {
    RS256(JWSAlgorithm.RS256),
    PS256(JWSAlgorithm.PS256),
    ES256(JWSAlgorithm.ES256),
    /** With Ed25519, the one curve that relying parties know. */
    EDDSA(JWSAlgorithm.EdDSA);

    private final JWSAlgorithm jws;

    SigningAlgorithm(JWSAlgorithm jws) {
        this.jws = jws;
    }

    public JWSAlgorithm jws() {
        return jws;
    }

    /** As it stands in the header of a token. */
    public String wireName() {
        return jws.getName();
    }

    /** The algorithm of that JWS name, if it is one of these. Names are case-sensitive. */
    public static Optional<SigningAlgorithm> find(String wireName) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(wireName))
                .findAny();
    }
}
