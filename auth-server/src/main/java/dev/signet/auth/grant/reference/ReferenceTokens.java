package dev.signet.auth.grant.reference;

import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Gives out opaque access tokens and knows them again. Only their SHA-256 is kept: a copy of the database opens nothing. */
@Component
public class ReferenceTokens {

    /** By which secret scanners know one. */
    private static final String PREFIX = "sga_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final ReferenceTokenRepository rows;
    private final RandomValues random;
    private final Clock clock;

    ReferenceTokens(ReferenceTokenRepository rows, RandomValues random, Clock clock) {
        this.rows = rows;
        this.random = random;
        this.clock = clock;
    }

    /** A token of 256 random bits that stands for {@code what}. */
    public String issue(ReferenceToken what) {
        String token = PREFIX + random.secret();
        rows.insert(Digest.sha256(token), what);
        return token;
    }

    /** What {@code token} stands for, expired or not. What was not made here costs the database nothing, unless it looks like it. */
    public Optional<ReferenceToken> find(String token) {
        return FORM.matcher(token).matches() ? rows.find(Digest.sha256(token)) : Optional.empty();
    }

    /** Forgets at most {@code most} tokens that have expired; returns how many. */
    public int sweep(int most) {
        return rows.deleteExpired(clock.instant(), most);
    }
}
