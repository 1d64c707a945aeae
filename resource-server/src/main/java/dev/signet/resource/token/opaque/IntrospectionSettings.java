package dev.signet.resource.token.opaque;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where opaque access tokens are asked about ({@code signet.resource.introspection.*}).
 *
 * @param uri the introspection endpoint; without it opaque tokens are refused
 * @param clientId as which client this API asks
 * @param clientSecret the secret of that client
 * @param cache how long an answer is used, never beyond the end of its token. A token that was taken back goes on opening this API for
 *     so long; {@code 0s} asks for every request.
 * @param timeout how long an answer may take, and so a request may wait
 */
public record IntrospectionSettings(
        @Nullable URI uri,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("1s") Duration cache,
        @DefaultValue("2s") Duration timeout) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "IntrospectionSettings[uri=" + uri + ", clientId=" + clientId + ", cache=" + cache + ", timeout="
                + timeout + "]";
    }
}
