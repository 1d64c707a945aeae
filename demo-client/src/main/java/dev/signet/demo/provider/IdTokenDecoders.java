package dev.signet.demo.provider;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7): signed by a key of the issuer, then issuer, audience, times.
 *
 * <p>The framework's own factory builds a new decoder for each sign-in and so fetches the keys each time. This one keeps the
 * decoder, and with it the keys; an unknown {@code kid} fetches them again. The algorithm is never taken from the token: it is one
 * of those in the server's metadata.
 */
@Component
public class IdTokenDecoders implements JwtDecoderFactory<ClientRegistration> {

    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final OutboundHttp http;
    private final Clock clock;

    IdTokenDecoders(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        String keys = registration.getProviderDetails().getJwkSetUri();
        if (keys == null) {
            throw new IllegalStateException("The authorization server's metadata has no jwks_uri.");
        }
        return decoders.computeIfAbsent(keys, address -> decoder(registration, address));
    }

    private JwtDecoder decoder(ClientRegistration registration, String keys) {
        OidcIdTokenValidator claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithms(all -> all.addAll(algorithms(registration)))
                .restOperations(http.restTemplate())
                .build();
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
        return decoder;
    }

    /** Those that the server's metadata names; of them only ones with a key pair, because {@code none} and a shared secret are none. */
    private static Set<SignatureAlgorithm> algorithms(ClientRegistration registration) {
        Object named = registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("id_token_signing_alg_values_supported");
        Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
        if (named instanceof Collection<?> names) {
            names.stream()
                    .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                    .filter(Objects::nonNull)
                    .forEach(algorithms::add);
        }
        return algorithms.isEmpty() ? EnumSet.of(SignatureAlgorithm.RS256) : algorithms;
    }
}
