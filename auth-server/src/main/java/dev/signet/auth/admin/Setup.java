package dev.signet.auth.admin;

import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.user.NewUser;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates the first administrator, for whoever holds the one-time code that only the server's own console has shown. */
@Component
class Setup {

    static final Duration CODE_LIFETIME = Duration.ofHours(24);

    private final SetupRepository codes;
    private final Users users;
    private final RandomValues random;
    private final Clock clock;

    Setup(SetupRepository codes, Users users, RandomValues random, Clock clock) {
        this.codes = codes;
        this.users = users;
        this.random = random;
        this.clock = clock;
    }

    /** A fresh code while there is no account yet; earlier ones stop working. */
    @Transactional
    Optional<String> freshCode() {
        if (!users.none()) {
            codes.clear();
            return Optional.empty();
        }
        String code = random.secret();
        codes.replace(digest(code), clock.instant().plus(CODE_LIFETIME));
        return Optional.of(code);
    }

    /** What a browser keeps instead of the code, once it has opened the link. */
    static String digest(String code) {
        return Digest.sha256Base64url(code);
    }

    /** Whether the code with this digest may be used now. */
    boolean valid(String digest) {
        return users.none() && codes.valid(digest, clock.instant());
    }

    /** Uses the code up and creates the account; empty if the code was used before or has run out. */
    @Transactional
    Optional<UserId> createAdministrator(String digest, NewUser administrator) {
        return users.none() && codes.use(digest, clock.instant()) ? users.create(administrator) : Optional.empty();
    }
}
