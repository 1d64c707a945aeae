package dev.signet.auth.client.key;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What Spring Boot's properties of a client do not say of its proofs.
 *
 * @param jwks its public keys as a JWK set, in place of Spring Boot's {@code jwk-set-uri}
 * @param assertionAudience what its assertions may name as their audience
 * @param dpopBoundAccessTokens whether it obtains none but with a DPoP proof
 * @param certificate what its certificates are told by: settings that stand among these
 */
public record ProofSettings(
        @Nullable String jwks,
        @DefaultValue("endpoint") AssertionAudience assertionAudience,
        @DefaultValue("false") boolean dpopBoundAccessTokens,
        @Name("") @DefaultValue CertificateSettings certificate) {

    /** Where nothing is said. */
    public static final ProofSettings NONE =
            new ProofSettings(null, AssertionAudience.ENDPOINT, false, CertificateSettings.NONE);
}
