package dev.signet.resource.token.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The usable keys of one JWK Set (RFC 7517 §5), by {@code kid}. Key objects and verifiers are made once here, not once
 * per request.
 */
public final class VerificationKeys {

    private final Map<String, VerificationKey> byId;

    private VerificationKeys(Map<String, VerificationKey> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * Reads a JWK Set document. Keys that cannot be used for verifying are left out, and of two keys with one
     * {@code kid} the first counts.
     *
     * @throws ParseException when it is no JWK Set
     */
    public static VerificationKeys parse(String document) throws ParseException {
        Map<String, VerificationKey> byId = new HashMap<>();
        for (JWK jwk : JWKSet.parse(document).getKeys()) {
            VerificationKey.of(jwk).ifPresent(key -> byId.putIfAbsent(key.id(), key));
        }
        return new VerificationKeys(byId);
    }

    /** The key of that {@code kid}. */
    public Optional<VerificationKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How many keys are usable. */
    public int size() {
        return byId.size();
    }
}
