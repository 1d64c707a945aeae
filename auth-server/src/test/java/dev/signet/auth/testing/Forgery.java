package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** Ways to make a token look like one of the server's. */
public enum Forgery {
    /** Right in everything but the key. */
    SIGNED_BY_ANOTHER_KEY {
        @Override
        String forge(SignedJWT jwt) throws JOSEException, ParseException {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(jwt.getHeader().getType())
                    .keyID(jwt.getHeader().getKeyID())
                    .build();
            SignedJWT forged = new SignedJWT(header, jwt.getJWTClaimsSet());
            forged.sign(new ECDSASigner(OWN_KEY));
            return forged.serialize();
        }
    },

    /** Brings the key along that verifies it (RFC 8725 §3.10). */
    SIGNED_BY_A_KEY_IN_ITS_HEADER {
        @Override
        String forge(SignedJWT jwt) throws JOSEException, ParseException {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(jwt.getHeader().getType())
                    .jwk(OWN_KEY.toPublicJWK())
                    .build();
            SignedJWT forged = new SignedJWT(header, jwt.getJWTClaimsSet());
            forged.sign(new ECDSASigner(OWN_KEY));
            return forged.serialize();
        }
    },

    /** Not signed at all (RFC 8725 §2.1). */
    NOT_SIGNED {
        @Override
        String forge(SignedJWT jwt) {
            return encode("{\"typ\":\"at+jwt\",\"alg\":\"none\"}") + "." + payload(jwt) + ".";
        }
    },

    /** A MAC whose key is what everybody knows: the name of the key (RFC 8725 §2.1). */
    SIGNED_WITH_A_PUBLIC_VALUE {
        @Override
        String forge(SignedJWT jwt) throws JOSEException, ParseException {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(jwt.getHeader().getKeyID())
                    .build();
            SignedJWT forged = new SignedJWT(header, jwt.getJWTClaimsSet());
            forged.sign(new MACSigner(Pkce.s256(String.valueOf(jwt.getHeader().getKeyID()))));
            return forged.serialize();
        }
    },

    /** Its claims changed under the signature. */
    CHANGED_AFTER_SIGNING {
        @Override
        String forge(SignedJWT jwt) {
            String claims = jwt.getPayload().toString().replaceFirst("\"exp\":", "\"exp\":9");
            return jwt.getHeader().toBase64URL() + "." + encode(claims) + "." + jwt.getSignature();
        }
    },

    /** Its signature cut off. */
    WITHOUT_ITS_SIGNATURE {
        @Override
        String forge(SignedJWT jwt) {
            return jwt.getHeader().toBase64URL() + "." + payload(jwt) + ".";
        }
    },

    /** A signature of all zeros, which broken verifiers accept (CVE-2022-21449). */
    SIGNED_WITH_ZEROS {
        @Override
        String forge(SignedJWT jwt) {
            return jwt.getHeader().toBase64URL() + "." + payload(jwt) + "." + Base64URL.encode(new byte[64]);
        }
    };

    private static final ECKey OWN_KEY = ownKey();

    /** Makes a forgery of a token that is good. */
    public String of(String token) {
        try {
            return forge(SignedJWT.parse(token));
        } catch (JOSEException | ParseException e) {
            throw new AssertionError("cannot forge", e);
        }
    }

    abstract String forge(SignedJWT jwt) throws JOSEException, ParseException;

    private static String payload(SignedJWT jwt) {
        return jwt.getPayload().toBase64URL().toString();
    }

    private static String encode(String json) {
        return Base64URL.encode(json.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static ECKey ownKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("own").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
