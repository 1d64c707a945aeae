package dev.signet.e2e;

import static dev.signet.e2e.Chromium.View.NARROW_DARK;
import static dev.signet.e2e.Chromium.View.WIDE_LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person lives through, from the first sign-in to the last; a subclass says on which database. */
abstract class Story extends Staged {

    Story(Database database) {
        super(database);
    }

    @Test
    void signInConsentCallTheApiRefreshAndSignOut() {
        try (Visitor alice = chromium.visitor(WIDE_LIGHT)) {
            alice.open(installation.orchard().address());
            alice.press("sign-in").picture(picture("1-login"));
            assertThat(alice.page().url()).startsWith(installation.authServer().address() + "/login");

            alice.signIn("alice", "wonderland").picture(picture("2-consent"));
            assertThat(alice.see("consent-scopes").isVisible()).isTrue();

            alice.press("consent-allow").picture(picture("3-signed-in"));
            assertThat(alice.page().url()).startsWith(installation.orchard().address());
            assertThat(alice.read("who")).isEqualTo("alice");

            alice.press("call-orders");
            assertThat(alice.see("orders").getAttribute("data-status")).isEqualTo("200");
            alice.press("place-order").picture(picture("4-order"));
            assertThat(alice.read("notice")).isNotEmpty();
            assertThat(alice.read("orders")).contains("Apples");

            theAccessTokenRunsOutAndIsRefreshed(alice);
            signOutMeansOut(alice);
        }
    }

    private void theAccessTokenRunsOutAndIsRefreshed(Visitor alice) {
        String before = alice.read("refresh-fingerprint");
        int count = refreshes(alice);
        alice.page()
                .waitForFunction(
                        "() => document.querySelector('[data-testid=access-expires]').dataset.expiresAt < Date.now()");

        alice.press("call-orders").picture(picture("5-refreshed"));

        assertThat(alice.see("orders").getAttribute("data-status")).isEqualTo("200");
        assertThat(refreshes(alice)).isEqualTo(count + 1);
        assertThat(alice.read("refresh-fingerprint")).as("rotated").isNotEqualTo(before);
        String rotated = alice.read("refresh-fingerprint");
        alice.press("refresh-now");
        assertThat(alice.read("refresh-fingerprint")).isNotIn(before, rotated);
    }

    private void signOutMeansOut(Visitor alice) {
        alice.press("sign-out").picture(picture("6-signed-out"));
        assertThat(alice.page().url()).startsWith(installation.orchard().address());
        assertThat(alice.sees("who")).isFalse();

        alice.press("sign-in");
        assertThat(alice.sees("password")).as("a password is asked again").isTrue();
    }

    @Test
    void secondApplicationAsksForNoPassword() {
        try (Visitor bob = chromium.visitor(WIDE_LIGHT)) {
            bob.open(installation.orchard().address());
            bob.press("sign-in").signIn("bob", "builder").press("consent-allow");
            assertThat(bob.read("who")).isEqualTo("bob");

            bob.open(installation.harbor().address());
            bob.press("sign-in").picture(picture("7-harbor"));

            assertThat(bob.page().url()).startsWith(installation.harbor().address());
            assertThat(bob.read("who")).isEqualTo("bob");
        }
    }

    @Test
    void refusingConsentLeadsBackToTheApplicationUnknown() {
        try (Visitor admin = chromium.visitor(WIDE_LIGHT)) {
            admin.open(installation.orchard().address());
            admin.press("sign-in").signIn("admin", "signet-admin").press("consent-deny");

            assertThat(admin.page().url()).startsWith(installation.orchard().address());
            assertThat(admin.sees("who")).isFalse();
            assertThat(admin.sees("notice")).isTrue();
            admin.picture(picture("8-refused"));
        }
    }

    @Test
    void restartOfTheAuthorizationServerLogsNobodyOut() {
        try (Visitor bob = chromium.visitor(WIDE_LIGHT)) {
            bobIsAtHarbor(bob);

            installation.authServer().stop();
            installation.authServer().start();

            bob.press("refresh-now");
            assertThat(bob.read("who")).isEqualTo("bob");
            assertThat(refreshes(bob)).isEqualTo(1);
            bob.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("HARBOR_SESSION"));
            bob.open(installation.harbor().address());
            bob.press("sign-in");
            assertThat(bob.read("who")).as("without a password").isEqualTo("bob");
        }
    }

    @Test
    void killedServerHasLostNothingThatItAnswered() throws IOException, InterruptedException {
        try (Visitor bob = chromium.visitor(WIDE_LIGHT)) {
            bobIsAtHarbor(bob);
            bob.press("refresh-now");
            String token = accessTokenOfAMachine();
            assertThat(introspect(token)).contains("\"active\":true");
            post("/oauth2/revoke", "token=" + token, "orders-api:orders-api-secret");

            installation.authServer().kill();
            installation.authServer().start();

            assertThat(introspect(token)).isEqualTo("{\"active\":false}");
            bob.press("refresh-now");
            assertThat(bob.read("who"))
                    .as("the rotation before the fall was kept")
                    .isEqualTo("bob");
            assertThat(refreshes(bob)).isEqualTo(2);
        }
    }

    @Test
    void whoEndsTheSessionOfAnotherDeviceShutsOutWhoeverStoleItsCookies() {
        String account = installation.authServer().address() + "/account";
        try (Visitor desk = chromium.visitor(WIDE_LIGHT);
                Visitor phone = chromium.visitor(NARROW_DARK);
                Visitor thief = chromium.visitor(WIDE_LIGHT)) {
            for (Visitor device : List.of(phone, desk)) {
                device.open(installation.harbor().address());
                device.press("sign-in").signIn("alice", "wonderland");
                assertThat(device.read("who")).isEqualTo("alice");
            }
            thief.page().context().addCookies(phone.page().context().cookies());
            thief.open(account);
            assertThat(thief.read("account-username")).isEqualTo("alice");

            desk.open(account);
            desk.picture(picture("9-devices")).press("end-session").press("confirm");

            phone.page().waitForSelector("[data-notice=SIGNED_OUT_THERE]");
            phone.picture(picture("10-ended-from-elsewhere"));
            thief.open(account);
            assertThat(thief.sees("password")).isTrue();
            thief.open(installation.harbor().address());
            assertThat(thief.sees("who")).isFalse();
            phone.open(account);
            assertThat(phone.sees("session-ended")).as("told why").isTrue();
            phone.picture(picture("11-told-why"));
            desk.open(installation.harbor().address());
            desk.press("refresh-now");
            assertThat(desk.read("who")).isEqualTo("alice");
        }
    }

    private void bobIsAtHarbor(Visitor bob) {
        bob.open(installation.harbor().address());
        bob.press("sign-in").signIn("bob", "builder");
        assertThat(bob.read("who")).isEqualTo("bob");
    }

    private static int refreshes(Visitor visitor) {
        return Integer.parseInt(visitor.read("refresh-count").split("\\s")[0]);
    }

    private String accessTokenOfAMachine() throws IOException, InterruptedException {
        String answer = post("/oauth2/token", "grant_type=client_credentials", "machine:machine-secret");
        return answer.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private String introspect(String token) throws IOException, InterruptedException {
        return post("/oauth2/introspect", "token=" + token, "orders-api:orders-api-secret");
    }

    private String post(String path, String form, String client) throws IOException, InterruptedException {
        byte[] pair = client.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(installation.authServer().address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String picture(String name) {
        return "story-" + name + "-" + name();
    }
}
