package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms: where they go, what they carry, and what they tell password managers and screen readers. */
@PagesTest
class PageFormTests {

    private final Visitor visitor;

    PageFormTests(Visitor visitor) {
        this.visitor = visitor;
    }

    @ParameterizedTest
    @CsvSource({
        "login, log-in, /login",
        "confirm-sign-out, sign-out, /signed-out",
        "home-signed-in, sign-out, /signed-out",
        "setup, setup-submit, /setup",
        "account, sign-out, /signed-out",
        "account-end-session, confirm, /account/sessions/end",
        "account-end-others, confirm, /account/sessions/end-others",
        "account-take-away, confirm, /account/apps/take-away",
        "account-password, change-password, /account/password",
        "account-export, export, /account/export",
        "account-delete, delete-account, /account/delete",
        "account-keep, keep-account, /keep-account",
        "activate, user-code-submit, /activate",
        "activate-confirm, activate-allow, /activate/answer"
    })
    void everyFormOfOursCarriesATokenAgainstForgery(String name, String button, String action) {
        Element form = form(name, button);

        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo(action);
        assertThat(form.select("input[name=_csrf][type=hidden]").val()).isNotEmpty();
    }

    /** The protocol's endpoint takes no such token; the state belongs to one user's pending request and serves as one. */
    @Test
    void theConsentFormAnswersTheAuthorizationEndpoint() {
        Element form = form("consent", "consent-allow");

        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("/oauth2/authorize");
        assertThat(form.select("input[name=client_id]").val()).isEqualTo("orchard");
        assertThat(form.select("input[name=state]").val()).isEqualTo("xyz");
    }

    /** Nothing of this server's goes along, and what a client called its state is no markup. */
    @Test
    void theFormThatLeavesCarriesTheAnswerAndNothingElse() {
        Element form = form("form-post", "go-on");

        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("https://app.example/callback");
        assertThat(form.select("input").eachAttr("name")).containsExactlyInAnyOrder("code", "state");
        assertThat(form.select("input[name=state]").val()).isEqualTo("xyz");
    }

    /** Browsers press the first button when somebody presses Enter on a tick. */
    @Test
    void anAccidentalEnterGrantsNothing() {
        Element form = form("consent", "consent-allow");

        assertThat(form.select("button").eachAttr("name")).containsExactly("decision", "decision");
        assertThat(form.select("button").eachAttr("value")).containsExactly("deny", "allow");
    }

    @Test
    void everyScopeIsSentUnlessTakenAwayAndOpenidAlways() {
        Element form = form("consent", "consent-allow");

        assertThat(form.select("input[name=scope][type=hidden]").eachAttr("value"))
                .containsExactly("openid");
        assertThat(form.select("input[name=scope][type=checkbox]:not([checked])"))
                .isEmpty();
        assertThat(form.select("input[name=scope]").eachAttr("value"))
                .containsExactly(
                        "openid",
                        "profile",
                        "email",
                        "address",
                        "phone",
                        "offline_access",
                        "orders:read",
                        "orders:write",
                        "ships.crew");
    }

    @Test
    void aScopeWithoutExplanationIsShownByItsName() {
        Document page = visitor.open("/samples/consent").page();

        assertThat(page.select("[data-testid=consent-scopes] label").eachText())
                .last()
                .isEqualTo("ships.crew");
        assertThat(page.select("[data-testid=consent-scopes] p").last().text()).isNotBlank();
    }

    @Test
    void theConsentPageSaysWhoAsksForWhomAndWhereItGoes() {
        String text = visitor.open("/samples/consent").page().select("main").text();

        assertThat(text).contains("Orchard", "localhost:9002", "alice");
    }

    @Test
    void passwordManagersKnowWhatIsWhat() {
        assertThat(completions("login")).containsExactly("username", "current-password");
        assertThat(completions("setup")).containsExactly("username", "name", "email", "new-password", "new-password");
        assertThat(completions("account-password"))
                .containsExactly("username", "current-password", "new-password", "new-password");
        assertThat(completions("account-export")).containsExactly("username", "current-password");
        assertThat(completions("account-delete")).containsExactly("off", "current-password");
    }

    @Test
    void theFirstEmptyFieldOfTheLoginHasTheFocus() {
        assertThat(focused("login")).containsExactly("username");
        assertThat(focused("login-client")).containsExactly("password");
        assertThat(focused("login-credentials")).containsExactly("username");
    }

    @Test
    void aPasswordIsNeverShownAgain() {
        Document page = visitor.open("/samples/setup-wrong").page();

        assertThat(page.select("input[type=password]"))
                .hasSize(2)
                .allMatch(field -> field.val().isEmpty());
        assertThat(page.select("#username").val()).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "name", "email", "password", "repeated"})
    void aWrongEntryIsMarkedExplainedAndListed(String field) {
        Document page = visitor.open("/samples/setup-wrong").page();

        Element input = page.select("input[name=" + field + "]").first();
        assertThat(input).isNotNull();
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(List.of(input.attr("aria-describedby").split(" "))).contains(field + "-error");
        assertThat(page.select("#" + field + "-error").text()).isNotBlank();
        assertThat(page.select("[role=alert] a[href=#" + field + "]").text()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "account-password-wrong, current",
        "account-password-wrong, password",
        "account-password-wrong, repeated",
        "account-export-wrong, password",
        "account-delete-wrong, username"
    })
    void aWrongEntryOfTheAccountIsMarkedExplainedAndListed(String name, String field) {
        Document page = visitor.open("/samples/" + name).page();

        Element input = page.select("input[name=" + field + "]").first();
        assertThat(input).isNotNull();
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(List.of(input.attr("aria-describedby").split(" "))).contains(field + "-error");
        assertThat(page.select("#" + field + "-error").text()).isNotBlank();
        assertThat(page.select("[role=alert] a[href=#" + field + "]").text()).isNotBlank();
    }

    @Test
    void aRefusedLoginIsAnnouncedAndTiedToItsFields() {
        Document page = visitor.open("/samples/login-credentials").page();

        assertThat(page.select("[role=alert]#login-failure").text()).isNotBlank();
        assertThat(page.select("#username, #password").eachAttr("aria-describedby"))
                .containsExactly("login-failure", "login-failure");
    }

    /** A name is text even where it stands in a sentence with markup of ours. */
    @Test
    void theNameOfAnApplicationIsNotReadAsMarkup() {
        Document page = visitor.open("/samples/login-client?tail=%20%3Cb%3E%26amp%3B%7B0%7D%20%23%7Bx%7D")
                .page();

        assertThat(page.select(".lead").text()).contains("Orchard <b>&amp;{0} #{x}");
    }

    private Element form(String name, String button) {
        Element form = visitor.open("/samples/" + name)
                .page()
                .select("form:has([data-testid=" + button + "])")
                .first();
        assertThat(form).isNotNull();
        return form;
    }

    private List<String> completions(String name) {
        return visitor.open("/samples/" + name).page().select("main input").eachAttr("autocomplete");
    }

    private List<String> focused(String name) {
        return visitor.open("/samples/" + name).page().select("[autofocus]").eachAttr("name");
    }
}
