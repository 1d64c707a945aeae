package dev.signet.auth.client.credential;

import dev.signet.auth.secret.Argon2id;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Hashing and checking of client secrets. Of a generated one its SHA-256 is kept: it costs next to nothing, and 256 random bits are
 * not guessed. What an operator chose may be weak and is kept as Argon2id, which costs tens of milliseconds; so that neither clients
 * nor strangers make the server pay that with each request, the right secret is remembered ({@link ProvenSecrets}), and before it
 * is known only so much is hashed ({@link HashBudget}).
 */
@Component
public class ClientSecrets {

    private final Clock clock;
    private final BiPredicate<String, String> argon2id;
    private final ProvenSecrets proven;
    private final HashBudget budget;

    @Autowired
    ClientSecrets(Clock clock, RandomValues random) {
        this(clock, random, Argon2id::matches);
    }

    /** @param argon2id the slow check of a secret against a hash, for who counts how often it is done */
    ClientSecrets(Clock clock, RandomValues random, BiPredicate<String, String> argon2id) {
        this.clock = clock;
        this.argon2id = argon2id;
        this.proven = new ProvenSecrets(random);
        this.budget = new HashBudget(clock);
    }

    /**
     * What to keep of a configured secret: where one of {@code present} is of the same secret already, that one, so that another start
     * changes nothing. A secret that stands in the configuration itself is thereby known before the first request.
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

    /**
     * What {@code secret} says, now, about whether it is the client with these {@code secrets} who asks.
     *
     * @param address where the request comes from
     */
    public Proof prove(List<KeptSecret> secrets, String secret, String address) {
        if (!SecretForm.possible(secret)) {
            return Proof.WRONG;
        }
        Instant now = clock.instant();
        boolean right = false;
        List<String> unknown = new ArrayList<>();
        for (KeptSecret kept : secrets) {
            if (kept.liveAt(now)) {
                Proof known = judge(secret, kept.hash());
                right |= known == Proof.RIGHT;
                if (known == Proof.UNDECIDED) {
                    unknown.add(kept.hash());
                }
            }
        }
        return right ? Proof.RIGHT : findOut(secret, unknown, address);
    }

    /** What to keep of {@code secret}. */
    String hash(String secret) {
        if (GeneratedSecret.wellFormed(secret)) {
            return SecretForm.sha256(secret);
        }
        String hash = Argon2id.hash(secret);
        proven.remember(secret, hash);
        return hash;
    }

    /** Whether {@code secret} is the one that {@code hash} was made from, whatever it costs to find out. */
    boolean matches(String secret, String hash) {
        Proof known = judge(secret, hash);
        return known == Proof.UNDECIDED ? computed(secret, hash) : known == Proof.RIGHT;
    }

    /** What can be said without a slow hash. */
    private Proof judge(String secret, String hash) {
        if (hash.startsWith(SecretForm.SHA256)) {
            return SecretForm.matchesSha256(secret, hash) ? Proof.RIGHT : Proof.WRONG;
        }
        return proven.judge(secret, hash);
    }

    private Proof findOut(String secret, List<String> hashes, String address) {
        Proof all = Proof.WRONG;
        for (String hash : hashes) {
            Proof one = budget.inTurn(hash, address, () -> compute(secret, hash, address));
            if (one == Proof.RIGHT) {
                return one;
            }
            all = one == Proof.UNDECIDED ? one : all;
        }
        return all;
    }

    /** Looks first whether somebody else found out while this one waited. */
    private Proof compute(String secret, String hash, String address) {
        Proof meanwhile = proven.judge(secret, hash);
        if (meanwhile != Proof.UNDECIDED || !budget.take(hash, address)) {
            return meanwhile;
        }
        return computed(secret, hash) ? Proof.RIGHT : Proof.WRONG;
    }

    private boolean computed(String secret, String hash) {
        boolean right = argon2id.test(secret, hash);
        if (right) {
            proven.remember(secret, hash);
        }
        return right;
    }
}
