package dev.signet.auth.grant.claims;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.grant.GrantId;
import org.springframework.stereotype.Component;

/**
 * Which claims may be told besides those of the scopes, by the grant. That does not change any more once there are tokens, so what was read
 * once is remembered.
 */
@Component
public class AskedClaims {

    private static final int REMEMBERED_AT_MOST = 20_000;

    private final AskedClaimsRepository rows;
    private final Cache<GrantId, ClaimsRequest> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).build();

    AskedClaims(AskedClaimsRepository rows) {
        this.rows = rows;
    }

    /** What was asked for one by one, and allowed, by the request that {@code grant} comes from. */
    public ClaimsRequest of(GrantId grant) {
        return remembered.get(grant, rows::find);
    }
}
