package dev.signet.auth.client;

import dev.signet.auth.SigningAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * What a client's tokens are signed with.
 *
 * @param idToken of its ID tokens; the registration of the framework cannot say EdDSA, so this is the one that counts
 * @param accessToken of its access tokens, which an API verifies; null for the server's setting
 */
public record TokenAlgorithms(
        SigningAlgorithm idToken, @Nullable SigningAlgorithm accessToken) {}
