package dev.signet.demo.page;

import dev.signet.demo.explain.TokenReader;
import dev.signet.demo.provider.SignatureCheck;
import java.time.Instant;
import java.util.Locale;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.stereotype.Component;

/** Opens the tokens of a session for its page, and checks their signatures there and then. */
@Component
class TokenViews {

    private final TokenReader reader;
    private final SignatureCheck signatures;

    TokenViews(TokenReader reader, SignatureCheck signatures) {
        this.reader = reader;
        this.signatures = signatures;
    }

    TokenView of(AbstractOAuth2Token token, Locale locale, Instant now) {
        String value = token.getTokenValue();
        return TokenView.of(
                value,
                new TokenView.Life(token.getIssuedAt(), token.getExpiresAt()),
                reader.open(value, locale),
                signatures.of(value),
                now);
    }
}
