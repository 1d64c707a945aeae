package dev.signet.auth.replay;

import dev.signet.auth.secret.Digest;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the first use of something from every other one, on all nodes together. Only a digest of it is kept. */
@Component
public class UsedOnce {

    private final UsedOnceRepository rows;
    private final Clock clock;

    UsedOnce(UsedOnceRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The kinds of what is used once. What is one of them is no other: they share no ids. */
    public enum Kind {
        /** An assertion that vouches for somebody (RFC 7523 §2.1), of the issuer who made it. */
        GRANT_ASSERTION,
        /** A client assertion (RFC 7523 §3), of the client whose it is. */
        CLIENT_ASSERTION,
        /** A DPoP proof (RFC 9449 §11.1), of the key whose it is. */
        DPOP_PROOF
    }

    /**
     * Whether this is its first use. If several ask at once, one of them is told so.
     *
     * @param owner who made the id: ids of one owner do not meet those of another
     * @param until when it is refused for its age, exclusive; until then at least the use is remembered
     */
    public boolean first(Kind kind, String owner, String id, Instant until) {
        return rows.insert(Digest.sha256(kind + "\n" + owner.length() + "\n" + owner + "\n" + id), until);
    }

    /** Forgets at most {@code most} uses of what nobody could use again; returns how many. */
    public int sweep(int most) {
        return rows.deleteExpired(clock.instant(), most);
    }
}
