package dev.signet.auth.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Issuer;
import dev.signet.auth.key.JwtSigning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The status lists as whoever verifies tokens reads them (Token Status List, draft-ietf-oauth-status-list-20 §5.1): signed, and
 * signed anew only when a bit has changed, half of the time is over, or the key has been taken away.
 *
 * <p>Any node may be asked next, and whoever asks refuses a list that was issued before the one it has. So the time of issue is not
 * when a node happened to sign, but when the newest change was made, or the half of the lifetime began: all nodes say the same.
 */
@Component
public class StatusLists {

    /** How long a copy should be used before a newer one is asked for. */
    public static final Duration FRESH = Duration.ofSeconds(1);

    /** How long a copy is good at most, when no newer one can be had. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Duration RENEWED = LIFETIME.dividedBy(2);

    /** How far ahead of this node's clock another one's may be. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final JOSEObjectType TYPE = new JOSEObjectType("statuslist+jwt");
    private static final int LISTS_AT_MOST = 1_000;
    private static final FlippedBits NONE = new FlippedBits();

    private final FlippedIndexes flipped;
    private final StatusIndexes indexes;
    private final JwtSigning signing;
    private final Issuer issuer;
    private final Clock clock;
    private final Cache<Long, Signed> lists =
            Caffeine.newBuilder().maximumSize(LISTS_AT_MOST).build();

    /** A list as it was when its bits had this version. */
    private record Signed(FlippedBits bits, long version, Instant renewAt, String kid, SignedList list) {}

    StatusLists(FlippedIndexes flipped, StatusIndexes indexes, JwtSigning signing, Issuer issuer, Clock clock) {
        this.flipped = flipped;
        this.indexes = indexes;
        this.signing = signing;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * The list, signed; empty for one that no token has or soon may have an index of.
     *
     * @throws org.springframework.dao.DataAccessException if this node may have missed what others flipped: it says nothing then
     */
    public Optional<SignedList> find(long list) {
        if (!indexes.open(list)) {
            return Optional.empty();
        }
        flipped.refreshIfStale();
        return Optional.of(signed(list));
    }

    /** As {@link #find}, with everything in it that was flipped on any node before this call: asks the database first. */
    public Optional<SignedList> findNow(long list) {
        if (!indexes.open(list)) {
            return Optional.empty();
        }
        flipped.pollNow();
        return Optional.of(signed(list));
    }

    private SignedList signed(long list) {
        FlippedBits bits = flipped.bits(list).orElse(NONE);
        return lists.asMap()
                .compute(list, (any, known) -> good(known, bits) ? known : sign(list, bits))
                .list();
    }

    /** The addresses of the lists in which a token may be alive (§9.3), at most as old as {@link #FRESH}. */
    public List<String> uris() {
        return indexes.listAlive().stream()
                .map(list -> StatusUris.list(issuer, list))
                .toList();
    }

    private boolean good(@Nullable Signed known, FlippedBits bits) {
        return known != null
                && known.bits() == bits
                && known.version() == bits.version()
                && clock.instant().isBefore(known.renewAt())
                && signing.verifiesWith(known.kid());
    }

    private Signed sign(long list, FlippedBits bits) {
        long version = bits.version(); // before the bits: what is flipped in between is signed again
        Instant now = clock.instant();
        Instant begun = now.minusMillis(Math.floorMod(now.toEpochMilli(), RENEWED.toMillis()));
        Instant changed = bits.changedAt();
        Instant issuedAt = changed.isAfter(now.plus(SKEW)) ? now : changed.isAfter(begun) ? changed : begun;
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer.value())
                .subject(StatusUris.list(issuer, list))
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(LIFETIME)))
                .claim("ttl", FRESH.toSeconds())
                .claim("status_list", claim(bits))
                .build();
        SignedList signed = new SignedList(signing.sign(JWSAlgorithm.ES256, TYPE, claims));
        return new Signed(bits, version, begun.plus(RENEWED), signed.kid(), signed);
    }

    private Map<String, Object> claim(FlippedBits bits) {
        return Map.of("bits", 1, "lst", compressed(bits.bytes()), "aggregation_uri", StatusUris.aggregation(issuer));
    }

    /** ZLIB, base64url (§4.1, §4.2). */
    private static String compressed(byte[] bits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(bytes)) {
            zlib.write(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64URL.encode(bytes.toByteArray()).toString();
    }
}
