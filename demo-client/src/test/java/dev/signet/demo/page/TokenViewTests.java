package dev.signet.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

class TokenViewTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void lastSecondStillCountsAndTheNextDoesNot() {
        assertThat(at(59).expiry()).isEqualTo("expires in 1 s");
        assertThat(at(60).expiry()).isEqualTo("expired 0 s ago");
        assertThat(at(60 + 125).expiry()).isEqualTo("expired 2 min 5 s ago");
    }

    @Test
    void claimsAreReadAndExplainedAndTheSignatureIsLeftOut() {
        TokenView view = TokenView.of(token(jwt("{\"aud\":[\"a\",\"b\"],\"exp\":1795262460}")), NOON);

        assertThat(view.header()).extracting(ClaimView::value).containsExactly("at+jwt");
        assertThat(view.claims())
                .extracting(ClaimView::name, ClaimView::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("aud", "a, b"),
                        org.assertj.core.groups.Tuple.tuple("exp", "2026-11-21 12:01:00 UTC"));
        assertThat(view.toString()).doesNotContain("c2lnbmF0dXJl");
    }

    @Test
    void placeOnTheStatusListIsShownInAWord() {
        TokenView view = TokenView.of(
                token(jwt("{\"status\":{\"status_list\":{\"idx\":7,\"uri\":\"https://issuer.example/status/0\"}}}")),
                NOON);

        assertThat(view.claims()).extracting(ClaimView::value).containsExactly("7 on https://issuer.example/status/0");
    }

    @Test
    void opaqueTokenShowsNoClaims() {
        TokenView view = TokenView.of(token("opaque"), NOON);

        assertThat(view.readable()).isFalse();
        assertThat(view.bytes()).isEqualTo(6);
    }

    private static TokenView at(long secondsLater) {
        return TokenView.of(token("opaque"), NOON.plusSeconds(secondsLater));
    }

    private static OAuth2AccessToken token(String value) {
        return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value, NOON, NOON.plusSeconds(60));
    }

    private static String jwt(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"typ\":\"at+jwt\"}".getBytes()) + "." + base64.encodeToString(claims.getBytes())
                + ".c2lnbmF0dXJl";
    }
}
