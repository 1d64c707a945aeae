package dev.signet.demo.cli.server;

import dev.signet.demo.cli.outside.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint gave (RFC 6749 §5.1). Does not print itself.
 *
 * @param expiresAt when the access token ends, or {@code null} where the server did not say
 * @param scope what was granted; empty where that is what was asked for
 */
public record Tokens(
        String accessToken,
        @Nullable Instant expiresAt,
        @Nullable String refreshToken,
        @Nullable String idToken,
        String scope) {

    static Tokens of(Json answer, String accessToken, Instant now) {
        return new Tokens(
                accessToken,
                answer.number("expires_in").map(now::plusSeconds).orElse(null),
                answer.text("refresh_token").orElse(null),
                answer.text("id_token").orElse(null),
                answer.text("scope").orElse(""));
    }

    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
