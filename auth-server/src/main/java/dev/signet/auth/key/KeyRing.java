package dev.signet.auth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.key.jose.JoseKeys;
import dev.signet.auth.secret.MacKey;
import dev.signet.auth.secret.PseudonymKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All keys as they are at one moment, opened and ready for use, until the next one begins or ends.
 *
 * @param macs the one to compute with, then the others that are good
 * @param pseudonym the one that pseudonyms are made with; null while nobody needs one
 * @param from since when it holds, inclusive
 * @param until when another takes its place, exclusive
 */
record KeyRing(
        Map<JWSAlgorithm, Signing> signing,
        Map<String, Verification> verification,
        JWKSet published,
        List<MacKey> macs,
        @Nullable PseudonymKey pseudonym,
        Instant from,
        Instant until) {

    /** A key to sign with. */
    record Signing(String kid, JWSSigner signer) {}

    /** A key to verify with, and the one algorithm that it is for (RFC 8725 §3.1). */
    record Verification(JWSAlgorithm algorithm, JWSVerifier verifier) {}

    /** What was opened of a key: this is done once, because it costs about as much as a signature. */
    sealed interface Opened {

        /**
         * A key pair.
         *
         * @param signer null where the secret half cannot be opened here: it was sealed under another master key since the start
         * @param published the public half
         */
        record Pair(@Nullable JWSSigner signer, Verification verification, JWK published) implements Opened {

            @Override
            public String toString() {
                return "Pair[" + published.getKeyID() + "]";
            }
        }

        /** A key of a MAC. */
        record Mac(MacKey key) implements Opened {}

        /** The key of pseudonyms. */
        record Pseudonym(PseudonymKey key) implements Opened {}
    }

    /** A row with what was opened of it. */
    record Entry(CryptoKey row, Opened key) {}

    KeyRing {
        signing = Map.copyOf(signing);
        verification = Map.copyOf(verification);
        macs = List.copyOf(macs);
    }

    /** The ring of {@code now}. */
    static KeyRing at(Instant now, List<Entry> keys, KeySchedule schedule) {
        List<Entry> trusted = keys.stream()
                .filter(each -> schedule.trusted(each.row(), now))
                .sorted(Comparator.comparingInt(each -> each.row().generation()))
                .toList();
        Map<JWSAlgorithm, Signing> signing = new HashMap<>();
        Map<String, Verification> verification = new HashMap<>();
        List<JWK> published = new ArrayList<>();
        List<MacKey> macs = new ArrayList<>();
        PseudonymKey pseudonym = null;
        for (Entry each : trusted) {
            boolean begun = !now.isBefore(each.row().times().activatesAt());
            if (each.key() instanceof Opened.Mac mac) {
                macs.add(begun ? 0 : macs.size(), mac.key());
            } else if (each.key() instanceof Opened.Pseudonym one) {
                pseudonym = one.key();
            } else if (each.key() instanceof Opened.Pair pair) {
                verification.put(each.row().kid(), pair.verification());
                published.add(pair.published());
                sign(each.row().kid(), pair, begun, signing);
            }
        }
        return new KeyRing(
                signing, verification, new JWKSet(published), macs, pseudonym, now, next(now, keys, schedule));
    }

    /** Of the keys that have begun the newest; where the clock went back before all of them, the first. */
    private static void sign(String kid, Opened.Pair pair, boolean begun, Map<JWSAlgorithm, Signing> signing) {
        JWSSigner signer = pair.signer();
        if (signer == null) {
            return;
        }
        Signing one = new Signing(kid, signer);
        if (begun) {
            signing.put(pair.verification().algorithm(), one);
        } else {
            signing.putIfAbsent(pair.verification().algorithm(), one);
        }
    }

    private static Instant next(Instant now, List<Entry> keys, KeySchedule schedule) {
        return keys.stream()
                .map(Entry::row)
                .flatMap(row -> Stream.of(row.times().activatesAt(), schedule.goneAt(row)))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    Optional<Verification> verification(String kid) {
        return Optional.ofNullable(verification.get(kid));
    }

    static Verification verification(JWK key) {
        return new Verification(JoseKeys.algorithm(key), JoseKeys.verifier(key));
    }
}
