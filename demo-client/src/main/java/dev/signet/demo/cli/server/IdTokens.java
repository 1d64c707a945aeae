package dev.signet.demo.cli.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7): signature, issuer, audience, times, nonce. */
public final class IdTokens {

    /** Never what the token says by itself: {@code none} and a MAC with a public key are not among them. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final long SKEW_SECONDS = 60;

    private final Metadata server;
    private final Web web;
    private final Clock clock;

    public IdTokens(Metadata server, Web web, Clock clock) {
        this.server = server;
        this.web = web;
        this.clock = clock;
    }

    /**
     * Who it speaks of.
     *
     * @param nonce what the request said, or {@code null} where there was none: with the device grant
     * @throws Trouble when anything about it is wrong
     */
    public Person check(@Nullable String idToken, String clientId, @Nullable String nonce) {
        if (idToken == null) {
            throw Trouble.refused(
                    "The server gave no ID token, so nobody knows who signed in: ask for the scope openid.");
        }
        JWTClaimsSet claims = signed(idToken);
        List<String> audience = claims.getAudience();
        Object party = claims.getClaim("azp");
        boolean forUs = audience.contains(clientId) && (party == null ? audience.size() == 1 : clientId.equals(party));
        boolean answersUs = nonce == null || nonce.equals(claims.getClaim("nonce"));
        if (!server.issuer().equals(claims.getIssuer()) || !forUs || !answersUs || !current(claims)) {
            throw wrong();
        }
        if (claims.getSubject() == null || claims.getSubject().isBlank()) {
            throw wrong();
        }
        return Person.of(claims);
    }

    /** The subject, unchecked: for a token that came from the token endpoint itself, and only to be compared. */
    static String subjectOf(String idToken) {
        try {
            // Without claims where it is encrypted: then it is of nobody whom one could know.
            @Nullable JWTClaimsSet claims = JWTParser.parse(idToken).getJWTClaimsSet();
            return claims == null || claims.getSubject() == null ? "" : claims.getSubject();
        } catch (ParseException noToken) {
            return "";
        }
    }

    private JWTClaimsSet signed(String idToken) {
        try {
            JWKSet keys = JWKSet.parse(web.get(server.keys(), "").body());
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
            // Times are ours to check, by our clock.
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            return processor.process(idToken, null);
        } catch (ParseException | BadJOSEException | JOSEException notSigned) {
            throw wrong();
        }
    }

    private boolean current(JWTClaimsSet claims) {
        Instant now = clock.instant();
        return claims.getExpirationTime() != null
                && claims.getIssueTime() != null
                && now.minusSeconds(SKEW_SECONDS)
                        .isBefore(claims.getExpirationTime().toInstant())
                && now.plusSeconds(SKEW_SECONDS).isAfter(claims.getIssueTime().toInstant());
    }

    private static Trouble wrong() {
        return Trouble.refused(
                "The proof of who signed in did not hold: signature, issuer, audience, time or nonce of the ID"
                        + " token was wrong. Nobody was signed in. If this machine's clock is right, do not trust that server.");
    }
}
