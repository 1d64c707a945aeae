package dev.signet.auth.grant.device;

import dev.signet.auth.audit.Callers;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.grant.device.DeviceRequest.Stage;
import dev.signet.auth.secret.Digest;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The requests of devices (RFC 8628), until they are answered. */
@Component
public class DeviceRequests {

    /** By which secret scanners know a device code. */
    private static final String PREFIX = "sgd_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    /** How much longer a device waits that was too fast (§3.5). */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    /** Two questions that left a device in time may arrive a little closer together. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private static final int TRIES = 5;

    private final DeviceRequestRepository rows;
    private final UserCodes userCodes;
    private final Grants grants;
    private final Callers callers;
    private final RandomValues random;
    private final Clock clock;

    DeviceRequests(
            DeviceRequestRepository rows,
            UserCodes userCodes,
            Grants grants,
            Callers callers,
            RandomValues random,
            Clock clock) {
        this.rows = rows;
        this.userCodes = userCodes;
        this.grants = grants;
        this.callers = callers;
        this.random = random;
        this.clock = clock;
    }

    /** Both codes of a new request (§3.2). They are not kept: this is the only time that they are known. */
    public record Codes(String deviceCode, String userCode, Instant issuedAt, Instant expiresAt) {
        @Override
        public String toString() {
            return "Codes[until " + expiresAt + "]";
        }
    }

    /** Keeps what a device asks for until {@code lifetime} is over. */
    public Codes begin(ClientId client, Set<String> scopes, Duration lifetime, Duration interval) {
        Instant now = clock.instant();
        DeviceRequest request = new DeviceRequest(
                random.id(), client, scopes, Stage.WAITING, null, callers.current(), now, now.plus(lifetime), interval);
        for (int left = TRIES; ; left--) {
            Codes codes = new Codes(PREFIX + random.secret(), userCodes.make(), now, request.expiresAt());
            try {
                rows.insert(request, Digest.sha256(codes.deviceCode()), userCodes.mac(codes.userCode()));
                return codes;
            } catch (DuplicateKeyException takenByAnother) {
                if (left == 1) {
                    throw takenByAnother;
                }
            }
        }
    }

    /** The code that somebody meant by what they typed, as this server writes it; empty if it cannot be one. */
    public static Optional<String> readUserCode(String typed) {
        return UserCodes.read(typed);
    }

    /** The request that waits for an answer under {@code userCode}. */
    public Optional<DeviceRequest> findWaiting(String userCode) {
        return rows.findByUserCode(userCodes.macs(userCode))
                .filter(request -> request.stage() == Stage.WAITING)
                .filter(request -> !request.expired(clock.instant()));
    }

    /**
     * Grants {@code scopes} to the device that asked, in the session of the person who answers.
     *
     * @return false if it has been answered, if its time is over, or if that session is: then the device obtains nothing
     */
    @Transactional
    public boolean allow(DeviceRequest request, SignedIn by, Set<String> scopes) {
        GrantId grant = new GrantId(random.id());
        return rows.allow(request.id(), grant, clock.instant())
                && grants.allowDevice(grant, request.client(), by, scopes, request.expiresAt());
    }

    /** Whether it was this answer that refused it. */
    public boolean deny(DeviceRequest request) {
        return rows.deny(request.id(), clock.instant());
    }

    /** A device asks for its tokens (§3.4). Nothing is spent by that: whoever is told that it is allowed redeems the grant. */
    public Poll poll(String deviceCode, ClientId client) {
        DeviceRequest request = FORM.matcher(deviceCode).matches()
                ? rows.findByDeviceCode(Digest.sha256(deviceCode)).orElse(null)
                : null;
        if (request == null || !request.client().equals(client)) {
            return new Poll.Unknown();
        }
        Instant now = clock.instant();
        if (request.stage() == Stage.ALLOWED) {
            return new Poll.Allowed(Objects.requireNonNull(request.grant()), request.expired(now));
        }
        if (request.expired(now)) {
            return new Poll.Expired();
        }
        return request.stage() == Stage.DENIED ? new Poll.Denied() : waiting(request, now);
    }

    private Poll waiting(DeviceRequest request, Instant now) {
        if (rows.poll(request.id(), now, now.plus(request.interval()).minus(TOLERANCE))) {
            return new Poll.Pending();
        }
        Duration slower = request.interval().plus(SLOWER);
        rows.slowDown(request, slower, now.plus(slower).minus(TOLERANCE));
        return new Poll.TooFast();
    }

    /** Forgets at most {@code most} requests whose time has been over for longer than {@code kept}; returns how many. */
    public int sweep(Duration kept, int most) {
        return rows.deleteExpired(clock.instant().minus(kept), most);
    }
}
