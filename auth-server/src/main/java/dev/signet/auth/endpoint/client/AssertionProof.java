package dev.signet.auth.endpoint.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.credential.Proof;
import dev.signet.auth.client.key.AssertionAudience;
import dev.signet.auth.client.key.ClientKeys;
import dev.signet.auth.client.key.ClientProofs;
import dev.signet.auth.key.jose.ForeignKey;
import dev.signet.auth.replay.UsedOnce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a client assertion proves ({@code private_key_jwt}: OpenID Connect Core §9, RFC 7523 §3). It must be short-lived, meant for this
 * server and nobody else, and is good once on all nodes together. The client is told nothing of what is wrong; the log says it, at debug.
 */
@Component
class AssertionProof {

    /** How far the clock of a client may be off, either way (FAPI 2.0 Security Profile §5.3.2.1: at least 10, less than 60 seconds). */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** How far ahead {@code exp} may be: for as long a stolen assertion could be used that its client never sent. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(AssertionProof.class);
    private static final String TOKEN_ENDPOINT = "/oauth2/token";
    private static final int LONGEST_ID = 1_000;

    private final Issuer issuer;
    private final ClientKeys keys;
    private final UsedOnce used;
    private final Clock clock;

    AssertionProof(Issuer issuer, ClientKeys keys, UsedOnce used, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.used = used;
        this.clock = clock;
    }

    /** Undecided while the client's keys cannot be fetched. A right assertion is spent by asking. */
    Proof prove(Client client, Assertion assertion) {
        String fault = fault(client, assertion);
        if (fault != null) {
            return wrong(client, fault);
        }
        Optional<List<JWK>> found =
                keys.find(client.proofs().keys(), assertion.jwt().getHeader().getKeyID());
        if (found.isEmpty()) {
            return Proof.UNDECIDED;
        }
        if (!ForeignKey.anyVerifies(found.get(), assertion.jwt())) {
            return wrong(client, "none of the client's keys verifies it");
        }
        JWTClaimsSet claims = assertion.claims();
        Instant until = claims.getExpirationTime().toInstant().plus(SKEW);
        return used.first(UsedOnce.Kind.CLIENT_ASSERTION, client.id().value(), claims.getJWTID(), until)
                ? Proof.RIGHT
                : wrong(client, "it was used before");
    }

    /** What is wrong with its claims, or with what it was signed with; null for nothing. */
    private @Nullable String fault(Client client, Assertion assertion) {
        ClientProofs rules = client.proofs();
        String algorithm = assertion.jwt().getHeader().getAlgorithm().getName();
        SigningAlgorithm only = rules.assertionAlgorithm();
        if (only != null && !only.wireName().equals(algorithm)) {
            return "it is signed with another algorithm than the registered one";
        }
        if (!client.profile().allows(algorithm)) {
            return "its client's profile forbids the algorithm";
        }
        if (!meantForUs(rules.assertionAudience(), assertion)) {
            return "its aud is not this server, or not this server alone";
        }
        String id = assertion.claims().getJWTID();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            return "it has no jti, or a very long one";
        }
        return faultOfTime(assertion.claims());
    }

    private @Nullable String faultOfTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        if (expires == null || !now.isBefore(expires.toInstant().plus(SKEW))) {
            return "it has no exp, or has expired";
        }
        if (expires.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
            return "its exp is too far ahead";
        }
        return later(claims.getNotBeforeTime(), now) || later(claims.getIssueTime(), now)
                ? "its nbf or iat is in the future"
                : null;
    }

    private static boolean later(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }

    /** An assertion that names others too could be one that such another was sent, and now sends on. */
    private boolean meantForUs(AssertionAudience rule, Assertion assertion) {
        if (rule == AssertionAudience.ISSUER) {
            return issuer.value().equals(assertion.audience());
        }
        List<String> named = assertion.claims().getAudience();
        Set<String> ours =
                new HashSet<>(List.of(issuer.value(), issuer.value() + TOKEN_ENDPOINT, assertion.endpoint()));
        return !named.isEmpty() && ours.containsAll(named);
    }

    private static Proof wrong(Client client, String fault) {
        LOG.debug("An assertion of the client {} was refused: {}", client.id(), fault);
        return Proof.WRONG;
    }
}
