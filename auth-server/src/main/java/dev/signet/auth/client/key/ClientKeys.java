package dev.signet.auth.client.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.outbound.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the public keys of clients, wherever they are. They are only as good as who registered them: what they verify is the client's. */
@Component
public class ClientKeys {

    private static final int CLIENTS_AT_MOST = 10_000;

    private final OutboundHttp http;
    private final Clock clock;
    private final Cache<String, List<JWK>> read =
            Caffeine.newBuilder().maximumSize(CLIENTS_AT_MOST).build();
    private final Cache<URI, RemoteKeys> remote =
            Caffeine.newBuilder().maximumSize(CLIENTS_AT_MOST).build();

    ClientKeys(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * The keys that may have signed what names {@code kid}. May take as long as a request of {@code outbound} does.
     *
     * @param kid null where it names none: then every key of the client may have
     * @return none if the client has no such key; empty if that cannot be found out now
     */
    public Optional<List<JWK>> find(KeySource source, @Nullable String kid) {
        String jwks = source.jwks();
        if (jwks != null) {
            return Optional.of(named(kid, read.get(jwks, PublicKeys::read)));
        }
        URI uri = source.uri();
        return uri == null
                ? Optional.of(List.of())
                : remote.get(uri, any -> new RemoteKeys(uri, http, clock)).find(kid);
    }

    static List<JWK> named(@Nullable String kid, List<JWK> keys) {
        return kid == null
                ? keys
                : keys.stream().filter(key -> kid.equals(key.getKeyID())).toList();
    }
}
