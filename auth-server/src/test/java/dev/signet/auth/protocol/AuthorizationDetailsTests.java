package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.abbey;
import static dev.signet.auth.testing.Clients.almoner;
import static dev.signet.auth.testing.Clients.bursar;
import static dev.signet.auth.testing.Clients.ordersApi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.AuthorizationRequest;
import dev.signet.auth.testing.AuthorizationResponse;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestClient;
import dev.signet.auth.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rich authorization requests: RFC 9396. */
@SignetTest
class AuthorizationDetailsTests {

    private static final String NAME = "authorization_details";
    private static final String PAYMENT = "{\"type\":\"payment_initiation\",\"actions\":[\"initiate\",\"status\"],"
            + "\"instructedAmount\":{\"currency\":\"EUR\",\"amount\":\"123.50\"},\"creditorName\":\"Merchant <A>\"}";
    private static final String LESS = PAYMENT.replace("[\"initiate\",\"status\"]", "[\"status\"]");
    private static final String ACCOUNTS = "{\"type\":\"accounts\",\"actions\":[\"list\"]}";

    private final OAuth oauth;
    private final Browser browser;

    AuthorizationDetailsTests(OAuth oauth, People people) {
        this.oauth = oauth;
        this.browser = oauth.browser().login(people.newcomer());
    }

    @Nested
    @DisplayName("RFC 9396 §5: what is refused")
    class Refused {

        /** "is not a valid JSON array of objects …, contains an unknown type value, … unknown fields, … fields of the wrong type, … invalid values, … is missing required fields" */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{}",
                    "[]",
                    "[1]",
                    "[null]",
                    "[{}]",
                    "[{\"type\":7}]",
                    "[{\"type\":\"accounts\",\"type\":\"accounts\",\"actions\":[\"list\"]}]",
                    "[{\"type\":\"unheard_of\"}]",
                    "[{\"type\":\"accounts\"}]",
                    "[{\"type\":\"accounts\",\"actions\":[\"list\"],\"more\":1}]",
                    "[{\"type\":\"accounts\",\"actions\":\"list\"}]",
                    "[{\"type\":\"accounts\",\"actions\":[]}]",
                    "[{\"type\":\"accounts\",\"actions\":[1]}]",
                    "[{\"type\":\"accounts\",\"actions\":null}]",
                    "[{\"type\":\"payment_initiation\",\"actions\":[\"steal\"],\"instructedAmount\":1}]",
                    "[{\"type\":\"payment_initiation\",\"actions\":[\"status\"],\"instructedAmount\":1,\"identifier\":2}]"
                })
        void isToldToTheClientInTheAnswer(String details) {
            assertThat(asking(bursar(), details).silently().response().error())
                    .contains("invalid_authorization_details");
        }

        @Test
        void isToldToTheClientWherePushed() {
            assertThat(asking(bursar(), "[{\"type\":\"unheard_of\"}]")
                            .pushRequest()
                            .send())
                    .isRefused(400, "invalid_authorization_details");
        }

        /** §10: a client uses the types that it is registered for. */
        @Test
        void isATypeOfOtherClients() {
            assertThat(asking(almoner(), "[" + ACCOUNTS + "]")
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_authorization_details");
            assertThat(asking(abbey(), "[" + PAYMENT + "]")
                            .silently()
                            .response()
                            .error())
                    .contains("invalid_authorization_details");
        }

        @Test
        void isWhatIsLongerThanATokenCanBe() {
            String long1 = ACCOUNTS.replace("list", "x".repeat(3_000));

            assertThat(asking(bursar(), "[" + long1 + "]").silently().response().error())
                    .contains("invalid_authorization_details");
        }
    }

    @Nested
    @DisplayName("RFC 9396 §12: the person understands what they allow")
    class Consent {

        @Test
        void pageShowsEachDetailInWords() {
            Answer page = asking(bursar(), "[" + PAYMENT + "," + ACCOUNTS + "]")
                    .silently()
                    .answer();

            assertThat(page.page().count("consent-detail")).isEqualTo(2);
            assertThat(page.page().text("consent-detail"))
                    .startsWith("Make a payment")
                    .contains(
                            "Amount: currency: EUR, amount: 123.50", "creditorName: Merchant <A>", "initiate, status");
        }

        @Test
        void itIsAskedEachTime() {
            asking(bursar(), "[" + PAYMENT + "]").silently().consent();

            assertThat(asking(bursar(), "[" + PAYMENT + "]").silently().asksForConsent())
                    .isTrue();
            assertThat(asking(bursar(), "[" + PAYMENT + "]")
                            .with("prompt", "none")
                            .silently()
                            .response()
                            .error())
                    .contains("consent_required");
        }

        @Test
        void refusalIsARefusal() {
            assertThat(asking(bursar(), "[" + PAYMENT + "]")
                            .silently()
                            .deny()
                            .response()
                            .error())
                    .contains("access_denied");
        }

        /** §2: "authorization_details" can stand without any scope. */
        @Test
        void noScopeIsNeeded() {
            Arrival asked =
                    asking(bursar(), "[" + PAYMENT + "]").without("scope").silently();

            Tokens tokens = asked.consent().exchange();

            assertThat(tokens.answer().json()).containsKey(NAME).doesNotContainKey("scope");
            assertThat(oauth.authorize(bursar())
                            .in(browser)
                            .scope("openid profile")
                            .silently()
                            .asksForConsent())
                    .as("and nothing is remembered of it")
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("RFC 9396 §7, §9: what is granted is said")
    class Granted {

        @Test
        void inTheTokenResponseInTheTokenAndAtIntrospection() {
            Tokens tokens = granted(bursar(), "[" + PAYMENT + "," + ACCOUNTS + "]");

            assertThat(types(tokens.answer().json())).containsExactly("payment_initiation", "accounts");
            assertThat(tokens.accessTokenClaims().get(NAME))
                    .isEqualTo(tokens.answer().json().get(NAME));
            assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                    .containsEntry(NAME, tokens.answer().json().get(NAME));
            assertThat(oauth.introspect(ordersApi(), tokens.refreshToken()).json())
                    .containsEntry(NAME, tokens.answer().json().get(NAME));
        }

        @Test
        void ofOpaqueTokensToo() {
            Tokens tokens = asking(almoner(), "[" + PAYMENT + "]").silently().exchange();

            assertThat(types(oauth.introspect(ordersApi(), tokens.accessToken()).json()))
                    .containsExactly("payment_initiation");
        }

        @Test
        void asItWasPushed() {
            Tokens tokens =
                    asking(almoner(), "[" + PAYMENT + "]").push().silently().exchange();

            assertThat(types(tokens.answer().json())).containsExactly("payment_initiation");
        }

        @Test
        void nowhereWhereNothingWasAsked() {
            Tokens tokens = oauth.authorize(almoner()).in(browser).silently().exchange();

            assertThat(tokens.answer().json()).doesNotContainKey(NAME);
            assertThat(oauth.introspect(ordersApi(), tokens.accessToken()).json())
                    .doesNotContainKey(NAME);
        }

        @Test
        void toAClientForItself() {
            Answer answer = oauth.token(bursar(), "client_credentials")
                    .with(NAME, "[" + ACCOUNTS + "]")
                    .send();

            assertThat(types(answer.json())).containsExactly("accounts");
            assertThat(oauth.token(almoner(), "client_credentials")
                            .with(NAME, "[" + ACCOUNTS + "]")
                            .send())
                    .isRefused(400, "invalid_authorization_details");
        }
    }

    @Nested
    @DisplayName("RFC 9396 §6: less for one token, never more")
    class Narrowed {

        @Test
        void tokenIsForLessIfTheRequestSaysSo() {
            AuthorizationResponse response = asking(bursar(), "[" + PAYMENT + "," + ACCOUNTS + "]")
                    .silently()
                    .consent()
                    .response();

            Answer answer = response.tokenRequest().with(NAME, "[" + LESS + "]").send();

            assertThat(types(answer.json())).containsExactly("payment_initiation");
            assertThat(answer.body()).contains("\"actions\":[\"status\"]");
        }

        @Test
        void moreThanWasGrantedIsRefusedAndSpendsNothing() {
            AuthorizationResponse response =
                    asking(bursar(), "[" + LESS + "]").silently().consent().response();

            for (String more : List.of(
                    PAYMENT,
                    ACCOUNTS,
                    LESS.replace("123.50", "999.00"),
                    LESS.replace(",\"creditorName\":\"Merchant <A>\"", ""))) {
                assertThat(response.tokenRequest().with(NAME, "[" + more + "]").send())
                        .isRefused(400, "invalid_authorization_details");
            }
            assertThat(types(response.exchange().answer().json())).containsExactly("payment_initiation");
        }

        @Test
        void refreshKeepsAllAndMayAskForLess() {
            Tokens tokens = granted(bursar(), "[" + PAYMENT + "," + ACCOUNTS + "]");

            Answer less =
                    tokens.refreshRequest().with(NAME, "[" + ACCOUNTS + "]").send();
            Tokens all = new Tokens(oauth, bursar(), less).refresh();

            assertThat(types(less.json())).containsExactly("accounts");
            assertThat(types(all.answer().json())).containsExactly("payment_initiation", "accounts");
        }

        @Test
        void refreshGivesNoMore() {
            Tokens tokens = granted(bursar(), "[" + LESS + "]");

            assertThat(tokens.refreshRequest().with(NAME, "[" + PAYMENT + "]").send())
                    .isRefused(400, "invalid_authorization_details");
            assertThat(tokens.refreshRequest().send()).hasStatus(200);
        }

        @Test
        void whatWasNeverGrantedIsNotToBeHadLater() {
            Tokens tokens = oauth.authorize(almoner()).in(browser).silently().exchange();

            assertThat(tokens.refreshRequest().with(NAME, "[" + PAYMENT + "]").send())
                    .isRefused(400, "invalid_authorization_details");
        }
    }

    private AuthorizationRequest asking(TestClient client, String details) {
        return oauth.authorize(client).in(browser).with(NAME, details);
    }

    private Tokens granted(TestClient client, String details) {
        return asking(client, details).silently().consent().exchange();
    }

    private static List<String> types(Map<String, Object> answer) {
        return ((List<?>) answer.getOrDefault(NAME, List.of()))
                .stream()
                        .map(detail -> String.valueOf(((Map<?, ?>) detail).get("type")))
                        .toList();
    }
}
