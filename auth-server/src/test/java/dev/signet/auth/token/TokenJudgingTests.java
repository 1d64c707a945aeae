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
import dev.signet.auth.status.FlippedIndexes;
import dev.signet.auth.status.StatusFlip;
import dev.signet.auth.status.StatusIndex;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

    /** An index that the server gives to nobody while these tests run. */
    private static final long ELSEWHERE = 1L << 40;

    private final TokenJudging judging;
    private final JwtSigning signing;
    private final FlippedIndexes flipped;
    private final RandomValues random;
    private final MutableClock clock;
    private final Issuer issuer;

    TokenJudgingTests(
            TokenJudging judging,
            JwtSigning signing,
            FlippedIndexes flipped,
            RandomValues random,
            MutableClock clock,
            Issuer issuer) {
        this.judging = judging;
        this.signing = signing;
        this.flipped = flipped;
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
        void tokenThatNobodyCouldTakeBack() {
            assertThat(judging.genuine(
                            signed(ACCESS, claims().claim("status", null).build())))
                    .isEmpty();
            Stream.of(
                            Map.of(),
                            Map.of("status_list", Map.of("idx", 1)),
                            Map.of("status_list", Map.of("uri", issuer.value() + "/status/0")),
                            Map.of("status_list", Map.of("idx", 1, "uri", "https://other.example/status/0")),
                            Map.of("status_list", Map.of("idx", -1, "uri", issuer.value() + "/status/0")),
                            Map.of("status_list", Map.of("idx", 1 << 17, "uri", issuer.value() + "/status/0")),
                            Map.of("status_list", Map.of("idx", 1, "uri", issuer.value() + "/status/-1")),
                            Map.of(
                                    "status_list",
                                    Map.of("idx", 1, "uri", issuer.value() + "/status/9223372036854775807")),
                            Map.of("status_list", Map.of("idx", 1, "uri", issuer.value() + "/status/x")))
                    .forEach(status -> assertThat(judging.genuine(signed(
                                    ACCESS, claims().claim("status", status).build())))
                            .as("%s", status)
                            .isEmpty());
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
            StatusIndex index = new StatusIndex(ELSEWHERE + 7);
            JWTClaimsSet claims = claims().claim("status", index.claim(issuer)).build();
            flipped.flip(List.of(StatusFlip.of(index, claims.getExpirationTime().toInstant())));

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
        void tokenThatIsRememberedAndTakenBackThen() {
            StatusIndex index = new StatusIndex(ELSEWHERE + 8);
            JWTClaimsSet claims = claims().claim("status", index.claim(issuer)).build();
            String token = signed(ACCESS, claims);
            assertThat(judging.active(token)).isPresent();

            flipped.flip(List.of(StatusFlip.of(index, claims.getExpirationTime().toInstant())));

            assertThat(judging.active(token)).isEmpty();
        }

        @Test
        void tokenThatIsRememberedAndExpiresThen() {
            String token = signed(ACCESS, claims().build());
            assertThat(judging.active(token)).isPresent();

            clock.advance(Duration.ofSeconds(300));

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
                .claim("status", new StatusIndex(ELSEWHERE).claim(issuer))
                .claim("scope", "orders:read orders:write");
    }
}
