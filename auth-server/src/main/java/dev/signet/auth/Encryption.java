package dev.signet.auth;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * How a JWT is encrypted for a client (RFC 7516). In settings and rows both parts go by their names of RFC 7518.
 *
 * @param alg how the content's key reaches the client
 * @param enc how the content is encrypted
 */
public record Encryption(Alg alg, Enc enc) {

    /**
     * How a content's key reaches whoever is to read it (RFC 7518 §4.1). Deliberately absent: {@code RSA1_5}, whose padding gives an oracle
     * (RFC 8725 §3.2), {@code RSA-OAEP} with SHA-1, and keys that are shared.
     */
    public enum Alg {
        RSA_OAEP_256(JWEAlgorithm.RSA_OAEP_256),
        ECDH_ES(JWEAlgorithm.ECDH_ES),
        ECDH_ES_A128KW(JWEAlgorithm.ECDH_ES_A128KW),
        ECDH_ES_A256KW(JWEAlgorithm.ECDH_ES_A256KW);

        private static final int LEAST_RSA_BITS = 2048;
        private static final int MOST_RSA_BITS = 4096;
        private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

        private final JWEAlgorithm jwe;

        Alg(JWEAlgorithm jwe) {
            this.jwe = jwe;
        }

        public JWEAlgorithm jwe() {
            return jwe;
        }

        public String wireName() {
            return jwe.getName();
        }

        /** Whether content may be encrypted for the owner of {@code key} in this way: it is of the right kind and meant for nothing else. */
        public boolean fits(JWK key) {
            boolean kind = this == RSA_OAEP_256
                    ? key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS && rsa.size() <= MOST_RSA_BITS
                    : key instanceof ECKey ec && CURVES.contains(ec.getCurve());
            return kind
                    && (key.getKeyUse() == null || KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                    && (key.getAlgorithm() == null
                            || jwe.getName().equals(key.getAlgorithm().getName()));
        }

        public static Optional<Alg> find(String wireName) {
            return Arrays.stream(values())
                    .filter(one -> one.wireName().equals(wireName))
                    .findAny();
        }
    }

    /** How content is encrypted, so that a change is noticed (RFC 7518 §5.1). */
    public enum Enc {
        A128CBC_HS256(EncryptionMethod.A128CBC_HS256),
        A256CBC_HS512(EncryptionMethod.A256CBC_HS512),
        A128GCM(EncryptionMethod.A128GCM),
        A256GCM(EncryptionMethod.A256GCM);

        private final EncryptionMethod method;

        Enc(EncryptionMethod method) {
            this.method = method;
        }

        public EncryptionMethod method() {
            return method;
        }

        public String wireName() {
            return method.getName();
        }

        public static Optional<Enc> find(String wireName) {
            return Arrays.stream(values())
                    .filter(one -> one.wireName().equals(wireName))
                    .findAny();
        }
    }
}
