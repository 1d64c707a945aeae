package dev.signet.resource.token.status.push;

import org.jspecify.annotations.Nullable;

/**
 * As whom this API asks to be told of changed status lists ({@code signet.resource.status.push.*}). Without it nobody is asked.
 *
 * @param clientId the client that stands for this API at the authorization server
 * @param clientSecret its secret
 */
public record PushSettings(
        @Nullable String clientId, @Nullable String clientSecret) {

    /** Whether both are there. */
    public boolean complete() {
        return clientId != null && !clientId.isBlank() && clientSecret != null && !clientSecret.isBlank();
    }

    /** Whether neither is. */
    public boolean absent() {
        return clientId == null && clientSecret == null;
    }

    @Override
    public String toString() {
        return "PushSettings[clientId=" + clientId + "]";
    }
}
