package dev.signet.resource.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What this API learns of its caller from the token alone.
 *
 * @param subject the user, or the client itself when no user is involved
 * @param clientId the client that calls
 * @param scopes what the token allows
 * @param expiresAt when the token ends
 * @param sessionId the SSO session behind the token, when there is one
 * @param authenticatedAt when the user last proved who he is, when there is a user
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Me(
        @JsonProperty("sub") String subject,
        @JsonProperty("client_id") String clientId,
        @JsonProperty("scopes") List<String> scopes,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("sid") @Nullable String sessionId,
        @JsonProperty("auth_time") @Nullable Instant authenticatedAt) {

    /** The answer for a verified access token, which always has {@code sub} and {@code client_id}. */
    static Me of(Jwt token) {
        String scope = token.getClaimAsString("scope");
        return new Me(
                Objects.requireNonNull(token.getSubject()),
                Objects.requireNonNull(token.getClaimAsString("client_id")),
                scope == null || scope.isBlank()
                        ? List.of()
                        : List.of(scope.trim().split(" +")),
                token.getExpiresAt(),
                token.getClaimAsString("sid"),
                token.getClaim("auth_time") instanceof Number seconds
                        ? Instant.ofEpochSecond(seconds.longValue())
                        : null);
    }
}
