package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.demo.testing.Browser.Page;
import dev.signet.demo.testing.DemoApp;
import dev.signet.demo.testing.DemoFixture;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrdersTests extends DemoFixture {

    @Test
    void orderPlacedIsConfirmedAndTheListShown() {
        browser.signIn();

        Page page = browser.post("/orders", Map.of("item", "Pears", "quantity", "4"));

        assertThat(page.notice()).isEqualTo("ORDER_PLACED");
        assertThat(page.address().getPath()).isEqualTo("/orders");
        assertThat(page.has("orders")).isTrue();
    }

    @Test
    void missingScopeIsExplainedWithTheApisOwnWords() {
        mood.scopes = Set.of("openid", "profile", "email", "orders:read");
        browser.signIn();

        Page page = browser.post("/orders", Map.of("item", "Pears", "quantity", "4"));

        assertThat(page.html()).contains("data-status=\"403\"").contains("insufficient_scope");
        assertThat(page.html()).contains("You did not grant it").contains("The scope orders:write is needed");
    }

    @Test
    void refusedTokenIsExplained() {
        browser.signIn();
        mood.tokensRefused = true;

        Page page = browser.get("/orders");

        assertThat(page.html()).contains("data-status=\"401\"").contains("The access token expired");
        assertThat(page.hook("who")).isEqualTo("alice");
    }

    @Test
    void orderThatTheApiRefusesIsSaidSo() {
        browser.signIn();

        Page page = browser.post("/orders", Map.of("item", "Pears", "quantity", "many"));

        assertThat(page.html()).contains("data-status=\"400\"").contains("did not accept the order");
    }

    @Test
    void silentApiIsToldAsAnOutage() {
        try (DemoApp other = DemoApp.start(signet.issuer(), "--demo.api=http://localhost:" + DemoApp.freePort())) {
            var elsewhere = other.browser();
            elsewhere.signIn();

            Page page = elsewhere.get("/orders");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html()).contains("The orders API does not answer");
        }
    }
}
