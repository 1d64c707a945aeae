package dev.signet.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What can be done to the header of a JWT so that whoever trusts headers takes the attacker's signature for a good one (RFC 8725 §2). */
public enum JwtTrick {
    /** §2.1: says that it is not signed. */
    ALG_NONE(header -> header.put("alg", "none"), Signer.NOBODY),
    /** The same past those who look for four small letters. */
    ALG_NONE_IN_OTHER_LETTERS(header -> header.put("alg", "nOnE"), Signer.NOBODY),
    /** §2.1: a MAC, made with the key that everybody has, as it is mostly written. */
    MAC_WITH_THE_PUBLIC_KEY_AS_PEM(header -> header.put("alg", "HS256"), Signer.mac(JwtTrick::pem)),
    MAC_WITH_THE_PUBLIC_KEY_AS_JSON(
            header -> header.put("alg", "HS256"),
            Signer.mac(known -> known.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))),
    /** The key is looked for in a file that is known to be empty. */
    MAC_WITH_AN_EMPTY_FILE(
            header -> header.putAll(Map.of("alg", "HS256", "kid", "../../../../../../dev/null")),
            Signer.mac(known -> new byte[1])),
    OWN_KEY_UNDER_THE_NAME_OF_THE_RIGHT_ONE(header -> header.put("alg", "ES256"), Signer.ATTACKER),
    OWN_KEY_WITHOUT_A_NAME(header -> header.remove("kid"), Signer.ATTACKER),
    /** §3.10: brings its key along. */
    JWK_IN_THE_HEADER(header -> header.putAll(Map.of("alg", "ES256", "kid", "own", "jwk", ownJwk())), Signer.ATTACKER),
    /** §3.10: says where its key is. */
    JKU(header -> header.putAll(Map.of("alg", "ES256", "kid", "own", "jku", elsewhere())), Signer.ATTACKER),
    X5U(header -> header.putAll(Map.of("alg", "ES256", "kid", "own", "x5u", elsewhere())), Signer.ATTACKER),
    /** §3.10: a name that is an address, a path or a piece of a query. */
    KID_IS_AN_ADDRESS(header -> header.putAll(Map.of("alg", "ES256", "kid", elsewhere())), Signer.ATTACKER),
    KID_IS_A_PIECE_OF_SQL(
            header -> header.putAll(Map.of("alg", "ES256", "kid", "x' or '1'='1' union select 'own' --")),
            Signer.ATTACKER),
    /** RFC 7515 §4.1.11: whoever does not understand an extension must refuse it, though the signature be right. */
    CRITICAL_EXTENSION(
            header -> header.putAll(Map.of("crit", List.of("urn:example:unknown"), "urn:example:unknown", true)),
            Signer.WHOEVER_HAS_THE_KEY),
    CRITICAL_EXTENSION_THAT_IS_NOT_THERE(header -> header.put("crit", List.of("exp")), Signer.WHOEVER_HAS_THE_KEY);

    /** Where the keys of the attacker are published. */
    public static final int PORT = TestServer.freePort();

    private final Consumer<Map<String, Object>> header;
    private final Signer signer;

    JwtTrick(Consumer<Map<String, Object>> header, Signer signer) {
        this.header = header;
        this.signer = signer;
    }

    /**
     * The same claims under a header of the attacker's.
     *
     * @param known the key that verifies {@code good}, as far as the attacker has it: the private half too where a client attacks
     */
    public String of(String good, JWK known) {
        String[] parts = good.split("\\.");
        try {
            Map<String, Object> changed =
                    JSONObjectUtils.parse(Base64URL.from(parts[0]).decodeToString());
            header.accept(changed);
            String input = Base64URL.encode(JSONObjectUtils.toJSONString(changed)) + "." + parts[1];
            byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII), known);
            return input + "." + Base64URL.encode(signature);
        } catch (ParseException | GeneralSecurityException | JOSEException e) {
            throw new AssertionError("cannot forge", e);
        }
    }

    /** What the attacker publishes: whoever goes there finds the key that verifies. */
    public static String published() {
        return new JWKSet(KeyPairs.ec("own").toPublicJWK()).toString();
    }

    private static Map<String, Object> ownJwk() {
        return KeyPairs.ec("own").toPublicJWK().toJSONObject();
    }

    private static String elsewhere() {
        return "http://localhost:" + PORT + "/keys";
    }

    private static byte[] pem(JWK known) throws JOSEException {
        byte[] encoded = ((AsymmetricJWK) known).toPublicKey().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Who signs, and with what. */
    @FunctionalInterface
    private interface Signer {

        Signer NOBODY = (input, known) -> new byte[0];
        Signer ATTACKER = (input, known) -> ecdsa(input, KeyPairs.ec("own"));
        Signer WHOEVER_HAS_THE_KEY =
                (input, known) -> ecdsa(input, known.isPrivate() ? known.toECKey() : KeyPairs.ec("own"));

        byte[] sign(byte[] input, JWK known) throws GeneralSecurityException, JOSEException;

        static Signer mac(Secret secret) {
            return (input, known) -> {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.of(known), "HmacSHA256"));
                return mac.doFinal(input);
            };
        }

        private static byte[] ecdsa(byte[] input, ECKey key) throws GeneralSecurityException, JOSEException {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.toECPrivateKey());
            signature.update(input);
            return signature.sign();
        }
    }

    /** What a key is turned into where it is taken for the secret of a MAC. */
    @FunctionalInterface
    private interface Secret {
        byte[] of(JWK known) throws JOSEException;
    }
}
