package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that the consent page may have to say, and the page that carries an answer in a form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingTests {

    private static final String CALLBACK = "http://localhost:9/callback";
    private static final String DETAILS = """
            [{"type":"payment_initiation","actions":["initiate"],"instructedAmount":{"currency":"EUR","amount":"123.50"},\
            "creditorName":"Merchant A"}]""";
    private static final String CLAIMS = """
            {"userinfo":{"email":null,"given_name":{"essential":true}},"id_token":{"auth_time":null}}""";

    private final Application server = new Application("asking", "auth-server");
    private final Chromium chromium = new Chromium();

    AskingTests() {
        String garden = "spring.security.oauth2.authorizationserver.client.garden.";
        String payment = "signet.authorization-details.types.[payment_initiation].";
        Database.H2.prepare(server);
        server.set("spring.profiles.active", "demo")
                .set("spring.security.oauth2.authorizationserver.issuer", server.address())
                .set("signet.registration.policy", "open")
                .set(garden + "registration.client-id", "garden")
                .set(garden + "registration.client-name", "Garden")
                .set(garden + "registration.client-authentication-methods", "none")
                .set(garden + "registration.authorization-grant-types", "authorization_code")
                .set(garden + "registration.redirect-uris", CALLBACK)
                .set(garden + "registration.scopes", "openid,profile")
                .set(garden + "require-authorization-consent", "true")
                .set("signet.client.settings.garden.authorization-details-types", "payment_initiation")
                .set(payment + "title.en", "Make a payment")
                .set(payment + "labels.instructedAmount", "Amount")
                .set(payment + "labels.creditorName", "To")
                .set(payment + "required", "actions,instructedAmount")
                .set(payment + "optional", "creditorName")
                .set(payment + "actions", "initiate")
                .start();
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void strangersSayWhoTheyClaimToBe(Chromium.View view) {
        String client = register("""
                {"client_name":"Seed Swap","redirect_uris":["%s"],"token_endpoint_auth_method":"none","scope":"openid email",\
                "client_uri":"https://swap.example/","policy_uri":"https://swap.example/privacy","tos_uri":"https://swap.example/terms"}""".formatted(CALLBACK));
        try (Visitor visitor = chromium.visitor(view)) {
            ask(visitor, Map.of("client_id", client, "scope", "openid email"));

            assertThat(visitor.read("stranger-name")).isEqualTo("Seed Swap");
            Staged.look(visitor, "consent-stranger");
        }
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void detailsAndSingleClaimsAreShown(Chromium.View view) {
        try (Visitor visitor = chromium.visitor(view)) {
            ask(
                    visitor,
                    Map.of(
                            "client_id",
                            "garden",
                            "scope",
                            "openid",
                            "authorization_details",
                            DETAILS,
                            "claims",
                            CLAIMS));

            assertThat(visitor.read("consent-detail")).contains("Make a payment", "123.50", "Merchant A");
            Staged.look(visitor, "consent-details");
        }
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void whoHasNoScriptCarriesTheAnswerByAButton(Chromium.View view) {
        try (Visitor visitor = chromium.visitor(view)) {
            visitor.page().route("**/form-post*", Route::abort);
            ask(visitor, Map.of("client_id", "garden", "scope", "openid", "response_mode", "form_post"));

            visitor.see("form-post").waitFor();
            Staged.look(visitor, "form-post");
        }
    }

    private void ask(Visitor visitor, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "redirect_uri", CALLBACK,
                "state", "s",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256"));
        all.putAll(parameters);
        visitor.open(server.address() + "/oauth2/authorize?"
                + all.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
        visitor.type("username", "alice")
                .type("password", "wonderland")
                .see("log-in")
                .click();
    }

    private String register(String metadata) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/connect/register"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(metadata))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher id = Pattern.compile("\"client_id\":\"([^\"]+)\"").matcher(answer);
            assertThat(id.find()).as(answer).isTrue();
            return id.group(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
