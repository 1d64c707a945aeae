package dev.signet.auth.client.key;

import dev.signet.auth.SigningAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * What a client proves itself with beside secrets.
 *
 * @param keys the public halves of those that it signs with
 * @param assertionAlgorithm what it signs assertions with (RFC 7523); null for any that its keys are good for
 * @param assertionAudience what it may name as their audience
 * @param dpopBoundAccessTokens whether it obtains none but with a DPoP proof (RFC 9449 §5.2)
 * @param certificateName what its certificates are told by ({@code tls_client_auth}, RFC 8705 §2.1); null where none are
 * @param certificateBoundAccessTokens whether they are bound to its certificate (RFC 8705 §3.4)
 */
public record ClientProofs(
        KeySource keys,
        @Nullable SigningAlgorithm assertionAlgorithm,
        AssertionAudience assertionAudience,
        boolean dpopBoundAccessTokens,
        @Nullable CertificateName certificateName,
        boolean certificateBoundAccessTokens) {

    /** Of a client that has secrets alone, or nothing. */
    public static final ClientProofs NONE =
            new ClientProofs(KeySource.NONE, null, AssertionAudience.ENDPOINT, false, null, false);
}
