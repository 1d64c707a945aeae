package dev.signet.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.BadConfiguration;
import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.key.JwtSigning;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.status.RevokedTokens;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that no stranger could make: the signature is always right, and what they say decides. */
@SignetTest
class TokenJudgingTests {

    private static final String ACCESS = "at+jwt";

    private final TokenJudging judging;
    private final JwtSigning signing;
    private final RevokedTokens revoked;
    private final RandomValues random;
    private final MutableClock clock;
    private final Issuer issuer;

    TokenJudgingTests(
            TokenJudging judging,
            JwtSigning signing,
            RevokedTokens revoked,
            RandomValues random,
            MutableClock clock,
            Issuer issuer) {
        this.judging = judging;
        this.signing = signing;
        this.revoked = revoked;
        this.random = random;
        this.clock = clock;
        this.issuer = issuer;
    }

    @Nested
    @DisplayName("What is no access token")
    class Refused {

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"JWT", "jwt", "at-jwt", "at+jwt2", "logout+jwt", ""})
        void tokenOfAnotherKind(String type) {
            assertThat(judging.genuine(signed(type, claims().build()))).isEmpty();
        }

        @Test
        void tokenOfAnotherIssuer() {
            assertThat(judging.genuine(signed(
                            ACCESS, claims().issuer("https://other.example").build())))
                    .isEmpty();
            assertThat(judging.genuine(
                            signed(ACCESS, claims().issuer(issuer.value() + "/").build())))
                    .isEmpty();
            assertThat(judging.genuine(signed(ACCESS, claims().issuer(null).build())))
                    .isEmpty();
        }

        @Test
        void tokenWhoseTimeHasJustRunOut() {
            Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);

            assertThat(judging.genuine(signed(
                            ACCESS,
                            claims().expirationTime(Date.from(expiresAt)).build())))
                    .isEmpty();
        }

        @Test
        void tokenThatIsTooLong() {
            String token =
                    signed(ACCESS, claims().claim("padding", "p".repeat(8_000)).build());

            assertThat(judging.genuine(token)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.", "e30.e30.e30", "\u0000", "ä.ö.ü", "{}"})
        void whatCannotBeRead(String text) {
            assertThat(judging.genuine(text)).isEmpty();
            assertThat(judging.active(text)).isEmpty();
            assertThat(judging.hint(text)).isEmpty();
        }
    }

    @Nested
    @DisplayName("What is genuine, but not good any more")
    class Inactive {

        @Test
        void tokenThatWasTakenBack() {
            JWTClaimsSet claims = claims().build();
            revoked.add(claims.getJWTID(), claims.getExpirationTime().toInstant());

            assertThat(judging.genuine(signed(ACCESS, claims))).isPresent();
            assertThat(judging.active(signed(ACCESS, claims))).isEmpty();
        }

        @Test
        void tokenOfAClientThatIsNotThere() {
            String token = signed(ACCESS, claims().claim("client_id", "nobody").build());

            assertThat(judging.genuine(token)).isPresent();
            assertThat(judging.active(token)).isEmpty();
        }

        @Test
        void tokenOfAGrantThatIsNotThere() {
            String token = signed(
                    ACCESS,
                    claims().subject(random.id().toString())
                            .claim(TokenIssuing.GRANT_CLAIM, random.id().toString())
                            .build());

            assertThat(judging.genuine(token)).isPresent();
            assertThat(judging.active(token)).isEmpty();
        }
    }

    @Test
    void accessTokenIsReadAsItWasWritten() {
        UserId user = new UserId(random.id());
        SessionId sid = new SessionId(random.id());
        GrantId grant = new GrantId(random.id());
        JWTClaimsSet claims = claims().subject(user.toString())
                .claim("sid", sid.toString())
                .claim(TokenIssuing.GRANT_CLAIM, grant.toString())
                .build();

        assertThat(judging.genuine(signed(ACCESS, claims))).hasValueSatisfying(token -> {
            assertThat(token.jti()).isEqualTo(claims.getJWTID());
            assertThat(token.user()).isEqualTo(user);
            assertThat(token.sid()).isEqualTo(sid);
            assertThat(token.grant()).isEqualTo(grant);
            assertThat(token.scopes()).containsExactlyInAnyOrder("orders:read", "orders:write");
            assertThat(token.expiresAt()).isEqualTo(claims.getExpirationTime().toInstant());
        });
    }

    @Test
    void tokenOfAClientByItselfIsGoodWithoutAGrant() {
        assertThat(judging.active(signed(ACCESS, claims().build()))).hasValueSatisfying(token -> {
            assertThat(token.user()).isNull();
            assertThat(token.grant()).isNull();
        });
    }

    @Test
    void idTokenIsAHintHoweverOldAndAnAccessTokenIsNone() {
        String subject = random.id().toString();
        JWTClaimsSet old = claims().subject(subject)
                .expirationTime(Date.from(Instant.EPOCH))
                .build();

        assertThat(judging.hint(signed("JWT", old)).orElseThrow().user()).isEqualTo(UserId.parse(subject));
        assertThat(judging.hint(signed(ACCESS, old))).isEmpty();
    }

    @Test
    void audienceThatNamesNobodyStopsTheStart() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new TokenProperties(Set.of(), SigningAlgorithm.ES256))
                .withMessageStartingWith("signet.token.audience ");
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new TokenProperties(null, SigningAlgorithm.ES256));
    }

    private String signed(@Nullable String type, JWTClaimsSet claims) {
        return signing.sign(JWSAlgorithm.ES256, type == null ? null : new JOSEObjectType(type), claims);
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new JWTClaimsSet.Builder()
                .issuer(issuer.value())
                .subject("machine")
                .audience("http://localhost:9001")
                .jwtID(random.id().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("client_id", "machine")
                .claim("scope", "orders:read orders:write");
    }
}
