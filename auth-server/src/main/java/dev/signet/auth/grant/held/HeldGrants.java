package dev.signet.auth.grant.held;

import dev.signet.auth.Cursor;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What clients hold of a user: grants from which tokens were obtained, that did not end and whose time did not run out. */
@Component
public class HeldGrants {

    /** More than a person ever has: whoever has more sees the newest. */
    public static final int LISTED_AT_MOST = 1_000;

    private final HeldGrantRepository rows;
    private final Clock clock;

    HeldGrants(HeldGrantRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Those of {@code user}, the newest first; at most {@link #LISTED_AT_MOST}. */
    public List<HeldGrant> list(UserId user) {
        return page(user, null, LISTED_AT_MOST);
    }

    /**
     * A page of those of {@code user}, the newest first.
     *
     * @param after where the page before ended; null for the first one
     */
    public List<HeldGrant> page(UserId user, @Nullable Cursor after, int most) {
        return rows.list(user, after, clock.instant(), most);
    }

    /** The grant, if it is one of {@code user} and still held. */
    public Optional<HeldGrant> find(UserId user, GrantId id) {
        return rows.find(user, id, clock.instant());
    }
}
