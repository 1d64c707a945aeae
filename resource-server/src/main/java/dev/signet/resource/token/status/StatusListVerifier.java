package dev.signet.resource.token.status;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.resource.token.key.KeyCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Believes a status list token (§5.1, §8.3) only if the issuer signed it, as the list at that address, and it is in force.
 */
final class StatusListVerifier {

    /** Decompressed, that is 8 million tokens of one bit; a few kilobytes may claim to be gigabytes. */
    static final int MOST_BYTES = 1 << 20;

    private static final Set<JOSEObjectType> TYPES =
            Set.of(new JOSEObjectType("statuslist+jwt"), new JOSEObjectType("application/statuslist+jwt"));
    private static final Set<Long> BITS = Set.of(1L, 2L, 4L, 8L);

    private final String issuer;
    private final KeyCache keys;
    private final Duration skew;
    private final Clock clock;

    StatusListVerifier(String issuer, KeyCache keys, Duration skew, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.skew = skew;
        this.clock = clock;
    }

    /**
     * The list.
     *
     * @param uri where it was fetched from
     * @throws IOException when it is not to be believed; the message says why
     * @throws dev.signet.resource.token.key.KeysUnavailableException when nothing can be said about it now
     */
    StatusList verify(String document, String uri) throws IOException {
        try {
            SignedJWT token = SignedJWT.parse(document);
            requireHeader(token.getHeader());
            require(isSigned(token), "is not signed with a key of the issuer");
            JWTClaimsSet claims = token.getJWTClaimsSet();
            require(issuer.equals(claims.getIssuer()), "is of another issuer");
            require(uri.equals(claims.getSubject()), "is another list");
            requireTime(claims);
            return list(claims);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new IOException("is not a signed JWT", malformed);
        }
    }

    /** Whether a list is no longer in force. */
    boolean isOver(StatusList list) {
        return !clock.instant().minus(skew).isBefore(list.expires());
    }

    private static void requireHeader(JWSHeader header) throws IOException {
        require(header.getType() != null && TYPES.contains(header.getType()), "is not of the type statuslist+jwt");
        boolean plain = header.getCriticalParams() == null && header.isBase64URLEncodePayload();
        require(plain, "demands an extension that is not understood");
    }

    /** The key itself says which algorithms it serves: neither none nor a MAC is among them. */
    private boolean isSigned(SignedJWT token) {
        String id = token.getHeader().getKeyID();
        return id != null && keys.find(id).filter(key -> key.verifies(token)).isPresent();
    }

    private void requireTime(JWTClaimsSet claims) throws IOException {
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        if (issued == null || expires == null) {
            throw new IOException("does not say when it was made, or until when it is good");
        }
        Instant now = clock.instant();
        require(!issued.toInstant().isAfter(now.plus(skew)), "is from the future");
        require(now.minus(skew).isBefore(expires.toInstant()), "has expired");
    }

    private static StatusList list(JWTClaimsSet claims) throws IOException {
        if (!(claims.getClaim("status_list") instanceof Map<?, ?> list)
                || !(list.get("lst") instanceof String zlib)
                || !(list.get("bits") instanceof Long bits)
                || !BITS.contains(bits)) {
            throw new IOException("holds no list of 1, 2, 4 or 8 bits");
        }
        return new StatusList(
                inflated(Base64URL.from(zlib).decode()),
                bits.intValue(),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant(),
                fresh(claims.getClaim("ttl")));
    }

    private static @Nullable Duration fresh(@Nullable Object ttl) {
        return ttl instanceof Number seconds && seconds.doubleValue() > 0
                ? Duration.ofMillis(Math.min((long) (seconds.doubleValue() * 1000), Integer.MAX_VALUE))
                : null;
    }

    private static byte[] inflated(byte[] zlib) throws IOException {
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            require(bytes.length <= MOST_BYTES, "is larger than " + MOST_BYTES + " bytes");
            return bytes;
        }
    }

    private static void require(boolean kept, String problem) throws IOException {
        if (!kept) {
            throw new IOException(problem);
        }
    }
}
