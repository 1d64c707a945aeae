package dev.signet.resource.token.dpop;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Every reason for which a request with the scheme {@code DPoP} is refused for its proof (RFC 9449 §4.3, §7.1), with the
 * description that the caller is shown. No description repeats anything of the proof.
 */
public enum ProofRefusal {
    MISSING("The request has no DPoP proof"),
    SEVERAL("The request has more than one DPoP proof"),
    MALFORMED("The DPoP proof is not a JWT that is signed and holds a public key"),
    WRONG_TYPE("The DPoP proof is of another type: its typ is not dpop+jwt"),
    WRONG_ALGORITHM("The DPoP proof is signed with an algorithm that is not accepted"),
    UNKNOWN_EXTENSION("The DPoP proof demands an extension that is not understood"),
    UNUSABLE_KEY("The DPoP proof has no key that fits its algorithm"),
    OTHER_KEY("The DPoP proof is made with another key than the one of the access token"),
    WRONG_SIGNATURE("The signature of the DPoP proof is not valid"),
    MISSING_CLAIM("The DPoP proof lacks a claim that RFC 9449 requires"),
    OTHER_METHOD("The DPoP proof is for another method"),
    OTHER_ADDRESS("The DPoP proof is for another address"),
    OTHER_TOKEN("The DPoP proof is for another access token"),
    WRONG_TIME("The DPoP proof was made too long ago, or is from the future"),
    REPLAYED("The DPoP proof was used before"),
    UNBOUND(OAuth2ErrorCodes.INVALID_TOKEN, "The access token is not bound to a key: it is a Bearer token");

    private final String error;
    private final String description;

    ProofRefusal(String description) {
        this(OAuth2ErrorCodes.INVALID_DPOP_PROOF, description);
    }

    ProofRefusal(String error, String description) {
        this.error = error;
        this.description = description;
    }

    /** What the caller is told; safe inside a quoted string of {@code WWW-Authenticate}. */
    public String description() {
        return description;
    }

    OAuth2AuthenticationException asException() {
        return new OAuth2AuthenticationException(new OAuth2Error(error, description, null));
    }
}
