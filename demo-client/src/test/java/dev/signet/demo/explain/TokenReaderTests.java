package dev.signet.demo.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Locale;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TokenReaderTests {

    private final TokenReader reader = new TokenReader(new Catalogue(CatalogueTests.messages()));

    @Test
    void claimsAreReadAndExplainedAndTheSignatureIsLeftOut() {
        OpenedToken token = reader.open(jwt("{\"aud\":[\"a\",\"b\"],\"exp\":1795262460}"), Locale.ENGLISH);

        assertThat(token.header()).extracting(Claim::value).containsExactly("at+jwt");
        assertThat(token.claims())
                .extracting(Claim::name, Claim::value)
                .containsExactly(Tuple.tuple("aud", "a, b"), Tuple.tuple("exp", "2026-11-21 12:01:00 UTC"));
        assertThat(token.claims().get(0).term().text()).contains("anybody else must refuse it");
        assertThat(token.toString()).doesNotContain("c2lnbmF0dXJl");
    }

    @Test
    void placeOnTheStatusListIsShownInAWord() {
        OpenedToken token = reader.open(
                jwt("{\"status\":{\"status_list\":{\"idx\":7,\"uri\":\"https://issuer.example/status/0\"}}}"),
                Locale.GERMAN);

        assertThat(token.claims()).extracting(Claim::value).containsExactly("7 on https://issuer.example/status/0");
    }

    @Test
    void opaqueTokenShowsNoClaims() {
        assertThat(reader.open("opaque", Locale.ENGLISH)).isEqualTo(OpenedToken.OPAQUE);
        assertThat(reader.open("not.a.token", Locale.ENGLISH)).isEqualTo(OpenedToken.OPAQUE);
    }

    private static String jwt(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"typ\":\"at+jwt\"}".getBytes()) + "." + base64.encodeToString(claims.getBytes())
                + ".c2lnbmF0dXJl";
    }
}
