package dev.signet.demo.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.signet.demo.provider.ProviderDirectory;
import dev.signet.demo.settings.DemoProperties;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Checks logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6): {@code typ}, RS256 by a key of the issuer, then what they say.
 *
 * <p>Anybody may post here, with as many unknown keys as they like: the keys of the issuer are fetched every ten seconds at most.
 */
@Component
class LogoutTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final long FETCHED_EVERY_MILLIS = 10_000;
    private static final int KEYS_AT_MOST_BYTES = 50_000;

    /** How far the two clocks may be apart. */
    private static final long SKEW_SECONDS = 60;

    private final DemoProperties settings;
    private final ProviderDirectory provider;
    private final Clock clock;
    private volatile @Nullable JwtDecoder decoder;

    LogoutTokens(DemoProperties settings, ProviderDirectory provider, Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * What the token says.
     *
     * @throws org.springframework.security.oauth2.jwt.BadJwtException if it is not good
     * @throws org.springframework.security.oauth2.jwt.JwtException if that cannot be found out now
     * @throws dev.signet.demo.provider.ProviderUnreachableException likewise
     */
    Jwt verified(String token) {
        JwtDecoder current = decoder;
        if (current == null) {
            current = decoder();
            decoder = current;
        }
        return current.decode(token);
    }

    private JwtDecoder decoder() {
        NimbusJwtDecoder made = NimbusJwtDecoder.withJwkSource(keys())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwtProcessorCustomizer(
                        processor -> processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE)))
                .build();
        made.setJwtValidator(this::judge);
        return made;
    }

    private JWKSource<SecurityContext> keys() {
        String address = String.valueOf(provider.signet().getProviderDetails().getJwkSetUri());
        int patience = (int) settings.patience().toMillis();
        try {
            return JWKSourceBuilder.create(
                            URI.create(address).toURL(),
                            new DefaultResourceRetriever(patience, patience, KEYS_AT_MOST_BYTES))
                    .refreshAheadCache(false)
                    .rateLimited(FETCHED_EVERY_MILLIS)
                    .build();
        } catch (MalformedURLException malformed) {
            throw new IllegalStateException("The authorization server's jwks_uri is no address.", malformed);
        }
    }

    private OAuth2TokenValidatorResult judge(Jwt token) {
        Instant now = clock.instant();
        Instant issuedAt = token.getIssuedAt();
        Instant expiresAt = token.getExpiresAt();
        Collection<String> audience = token.getAudience();
        boolean meant = settings.issuer().toString().equals(token.getClaimAsString("iss"))
                && audience != null
                && audience.equals(List.of(settings.client().id()));
        boolean fresh = issuedAt != null
                && expiresAt != null
                && now.isBefore(expiresAt.plusSeconds(SKEW_SECONDS))
                && !now.isBefore(issuedAt.minusSeconds(SKEW_SECONDS));
        boolean names = text(token, "sub") || text(token, "sid");
        boolean logout = token.getClaim("events") instanceof Map<?, ?> events
                && events.get(EVENT) instanceof Map
                && !token.hasClaim("nonce")
                && text(token, "jti");
        return meant && fresh && names && logout
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request"));
    }

    private static boolean text(Jwt token, String claim) {
        return token.getClaim(claim) instanceof String value && !value.isBlank();
    }
}
