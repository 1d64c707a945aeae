package dev.signet.demo.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Holds a token's signature against the published keys of the issuer, here and now, for people to see. The keys are kept for five minutes; nothing
 * is let in or refused by this.
 */
@Component
public class SignatureCheck {

    private static final Duration KEPT = Duration.ofMinutes(5);

    /** A server that does not answer is not asked for each page again. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private final ProviderDirectory provider;
    private final OutboundHttp http;
    private final Clock clock;
    private volatile @Nullable Keys known;

    SignatureCheck(ProviderDirectory provider, OutboundHttp http, Clock clock) {
        this.provider = provider;
        this.http = http;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        GOOD,
        BAD,
        /** No key of that name, none that is understood here, no answer, or no JWT. */
        UNKNOWN;

        /** The message that says so. */
        public String key() {
            return "signature." + name().toLowerCase(Locale.ROOT);
        }
    }

    private record Keys(JWKSet set, Instant until) {}

    public Outcome of(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Optional<JWK> key =
                    Optional.ofNullable(keys().getKeyByKeyId(jwt.getHeader().getKeyID()));
            if (key.isEmpty() || !(key.get() instanceof AsymmetricJWK published)) {
                return Outcome.UNKNOWN;
            }
            boolean good = jwt.verify(
                    new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), published.toPublicKey()));
            return good ? Outcome.GOOD : Outcome.BAD;
        } catch (ParseException
                | JOSEException
                | ProviderUnreachableException
                | ProviderMismatchException cannotBeSaid) {
            return Outcome.UNKNOWN;
        }
    }

    private JWKSet keys() throws ParseException {
        Instant now = clock.instant();
        Keys kept = known;
        if (kept == null || !now.isBefore(kept.until())) {
            String address =
                    String.valueOf(provider.signet().getProviderDetails().getJwkSetUri());
            try {
                String document =
                        http.restClient().build().get().uri(address).retrieve().body(String.class);
                kept = new Keys(JWKSet.parse(String.valueOf(document)), now.plus(KEPT));
            } catch (RestClientException silent) {
                kept = new Keys(kept == null ? new JWKSet() : kept.set(), now.plus(LEFT_ALONE));
            }
            known = kept;
        }
        return kept.set();
    }
}
