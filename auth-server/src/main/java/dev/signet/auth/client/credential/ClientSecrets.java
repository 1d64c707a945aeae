package dev.signet.auth.client.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.secret.Argon2id;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.RandomValues;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hashing and checking of client secrets. Of a generated one its SHA-256 is kept: it costs next to nothing, and 256 random bits are
 * not guessed. What an operator chose may be weak and is kept as Argon2id; its cost is not paid for
 * each request: that a secret was right is remembered for {@link #REMEMBERED} in memory, under a MAC whose key lives only as
 * long as this process, together with the hash it was right for. So a changed secret is unknown here at once, and what lies
 * in memory is of no use elsewhere.
 */
@Component
public class ClientSecrets {

    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int REMEMBERED_AT_MOST = 10_000;

    private final Clock clock;
    private final MacKey key;
    private final Cache<ByteBuffer, Boolean> right = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST)
            .expireAfterWrite(REMEMBERED)
            .build();

    ClientSecrets(Clock clock, RandomValues random) {
        this.clock = clock;
        this.key = new MacKey(random.bytes(32));
    }

    /**
     * What to keep of a configured secret: where one of {@code present} is of the same secret already, that one, so that another start
     * changes nothing.
     *
     * @param expiresAt from when on it proves nothing; null: until it is replaced
     */
    public KeptSecret keep(ConfiguredSecret configured, @Nullable Instant expiresAt, List<KeptSecret> present) {
        Optional<String> given = configured.kept();
        KeptSecret same = present.stream()
                .filter(each ->
                        given.map(each.hash()::equals).orElseGet(() -> matches(configured.clear(), each.hash())))
                .findFirst()
                .orElseGet(
                        () -> new KeptSecret(given.orElseGet(() -> hash(configured.clear())), clock.instant(), null));
        return new KeptSecret(same.hash(), same.createdAt(), expiresAt);
    }

    /** What to keep of {@code secret}. */
    String hash(String secret) {
        return GeneratedSecret.wellFormed(secret) ? SecretForm.sha256(secret) : Argon2id.hash(secret);
    }

    /** Whether {@code secret} is the one that {@code hash} was made from. */
    boolean matches(String secret, String hash) {
        if (!SecretForm.possible(secret)) {
            return false;
        }
        return hash.startsWith(SecretForm.SHA256)
                ? SecretForm.matchesSha256(secret, hash)
                : matchesChosen(secret, hash);
    }

    private boolean matchesChosen(String secret, String hash) {
        ByteBuffer proof = ByteBuffer.wrap(key.mac((hash + '\n' + secret).getBytes(StandardCharsets.UTF_8)));
        if (right.getIfPresent(proof) != null) {
            return true;
        }
        boolean matches = Argon2id.matches(secret, hash);
        if (matches) {
            right.put(proof, true);
        }
        return matches;
    }

    /** Whether {@code secret} proves, now, that it is the client with these {@code secrets} who asks. */
    public boolean prove(List<KeptSecret> secrets, String secret) {
        Instant now = clock.instant();
        return secrets.stream().anyMatch(kept -> kept.liveAt(now) && matches(secret, kept.hash()));
    }
}
