package dev.signet.auth;

import java.util.EnumSet;
import java.util.Set;

/** How strictly clients are held, beyond what everybody must keep to. Each profile demands all that the one before it does. */
public enum SecurityProfile {
    /** What this server demands of everybody. */
    OAUTH2_1,
    /** FAPI 2.0 Security Profile Final. */
    FAPI2_SECURITY,
    /** FAPI 2.0 Message Signing Final, with signed requests and signed answers. */
    FAPI2_MESSAGE_SIGNING;

    private static final Set<SigningAlgorithm> OF_FAPI =
            EnumSet.of(SigningAlgorithm.PS256, SigningAlgorithm.ES256, SigningAlgorithm.EDDSA);

    /** Whether FAPI 2.0 is demanded. */
    public boolean fapi() {
        return this != OAUTH2_1;
    }

    /** Whether requests and answers must be signed (FAPI 2.0 Message Signing §5.3, §5.4). */
    public boolean signsMessages() {
        return this == FAPI2_MESSAGE_SIGNING;
    }

    /** Whether JWTs may be signed with that, by either side (FAPI 2.0 Security Profile §5.4.1). */
    public boolean allows(SigningAlgorithm algorithm) {
        return !fapi() || OF_FAPI.contains(algorithm);
    }

    /** As {@link #allows(SigningAlgorithm)}, by its JWS name; what is unknown is not allowed. */
    public boolean allows(String wireName) {
        return SigningAlgorithm.find(wireName).filter(this::allows).isPresent();
    }

    public SecurityProfile stricter(SecurityProfile other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
