package dev.signet.auth.admin;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.TestUser;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The first minutes of a server: from the link on its console to its first administrator. */
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class SetupTests {

    private static final Pattern LINK = Pattern.compile("(http://localhost:\\d+)(/setup\\?code=([A-Za-z0-9_-]{43}))");

    /** As many as {@link Race} lets run. */
    private static final int RUNNERS = 32;

    private static final String PASSWORD = "correct horse battery";
    private static final TestUser ADMIN = new TestUser("root", PASSWORD, "");

    @Test
    void nobodyGetsInWithoutTheCode(CapturedOutput output) {
        try (FreshServer server = new FreshServer()) {
            String code = link(output).group(3);
            Browser stranger = server.oauth().browser();

            assertThat(stranger.get("/setup")).hasStatus(404);
            for (String wrong : List.of("", "x", code.substring(1), code + "x", Setup.digest(code))) {
                assertThat(stranger.get("/setup?code=" + wrong)).hasStatus(404);
            }
            assertThat(stranger.get("/setup")).hasStatus(404);
            assertThat(send(stranger, filledIn())).hasStatus(404);

            server.clock().advance(Setup.CODE_LIFETIME);
            assertThat(stranger.get("/setup?code=" + code)).hasStatus(404);
            assertThat(server.accounts()).isZero();
        }
    }

    @Test
    void linkIsShownOnceAndCreatesTheAdministratorOnce(CapturedOutput output) {
        try (FreshServer server = new FreshServer()) {
            MatchResult link = link(output);
            assertThat(link.group(1)).isEqualTo(server.oauth().issuer());
            Browser browser = server.oauth().browser();
            Browser second = server.oauth().browser();

            Answer opened = browser.get(link.group(2));
            second.get(link.group(2));
            assertThat(opened.location().toString()).as("leaves the address").endsWith("/setup");
            Answer created = browser.submit(filledIn(browser.follow(opened)));

            assertThat(created).hasStatus(200);
            assertThat(created.page().has("setup-done")).isTrue();
            assertThat(created.page().text("setup-done")).contains(ADMIN.username());
            assertThat(server.administrators()).isEqualTo(1);
            server.oauth().browser().login(ADMIN);

            assertThat(browser.get("/setup")).hasStatus(404);
            assertThat(browser.get(link.group(2))).hasStatus(404);
            assertThat(second.get("/setup")).as("opened before").hasStatus(404);
            assertThat(send(second, filledIn().with("username", "another"))).hasStatus(404);
            assertThat(server.accounts()).isEqualTo(1);

            server.restart();

            assertThat(links(output)).as("no link any more").hasSize(1);
            assertThat(browser.get("/setup")).hasStatus(404);
            server.oauth().browser().login(ADMIN);
            assertThat(server.log())
                    .contains("Signet is ready")
                    .doesNotContain(link.group(3))
                    .doesNotContain(Setup.digest(link.group(3)))
                    .doesNotContain(PASSWORD)
                    .doesNotContain("/setup?code=");
        }
    }

    @Test
    void anotherStartReplacesTheCode(CapturedOutput output) {
        try (FreshServer server = new FreshServer()) {
            String first = link(output).group(2);
            Browser waiting = server.oauth().browser();
            assertThat(waiting.follow(waiting.get(first))).hasStatus(200);

            server.restart();

            assertThat(links(output)).hasSize(2);
            String second = links(output).get(1).group(2);
            assertThat(second).isNotEqualTo(first);
            assertThat(waiting.get("/setup")).as("opened with the first").hasStatus(404);
            assertThat(waiting.get(first)).hasStatus(404);
            assertThat(waiting.follow(waiting.get(second))).hasStatus(200);
        }
    }

    @Test
    void mistakesAreShownAndUseNothingUp(CapturedOutput output) {
        try (FreshServer server = new FreshServer()) {
            Browser browser = server.oauth().browser();
            Page.Form form = filledIn(browser.follow(browser.get(link(output).group(2))));

            assertMistake(browser, form.with("username", ""), "username");
            assertMistake(browser, form.with("username", "<b>root</b>"), "username");
            assertMistake(browser, form.with("username", "r".repeat(101)), "username");
            assertMistake(browser, form.without("username"), "username");
            assertMistake(browser, form.with("name", " "), "name");
            assertMistake(browser, form.with("name", "n".repeat(201)), "name");
            assertMistake(browser, form.with("email", "root"), "email");
            assertMistake(browser, form.with("email", "root@home@example"), "email");
            assertMistake(browser, form.with("password", "elevenchars"), "password");
            assertMistake(browser, form.with("password", "p".repeat(257)), "password");
            assertMistake(browser, form.without("password"), "password");
            assertMistake(browser, form.with("repeated", PASSWORD + " "), "repeated");
            assertMistake(browser, form.without("repeated"), "repeated");
            assertThat(server.accounts()).isZero();

            assertThat(browser.submit(form.without("email")).page().has("setup-done"))
                    .isTrue();
        }
    }

    @Test
    void twoAtTheSameInstantCreateOneAccount(CapturedOutput output) {
        try (FreshServer server = new FreshServer()) {
            ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < RUNNERS; i++) {
                Browser browser = server.oauth().browser();
                Page.Form form =
                        filledIn(browser.follow(browser.get(link(output).group(2))));
                attempts.add(new Attempt(browser, form.with("username", "root-" + i)));
            }

            List<Answer> answers = Race.run(() -> attempts.remove().send());

            assertThat(answers).extracting(Answer::status).containsOnly(200, 404);
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(server.accounts()).isEqualTo(1);
        }
    }

    private record Attempt(Browser browser, Page.Form form) {

        Answer send() {
            return browser.submit(form);
        }
    }

    private static void assertMistake(Browser browser, Page.Form form, String field) {
        Answer answer = browser.submit(form);

        assertThat(answer).hasStatus(200);
        assertThat(answer.page().has("setup-failure")).as(field).isTrue();
        assertThat(answer.body())
                .contains("id=\"" + field + "-error\"")
                .doesNotContain(PASSWORD)
                .doesNotContain("<b>root</b>");
    }

    private static Page.Form filledIn(Answer page) {
        Page.Form form = page.page().pressing("setup-submit");
        for (Parameters.Parameter each : filledIn().all()) {
            form = form.with(each.name(), each.value());
        }
        return form;
    }

    private static Parameters filledIn() {
        return Parameters.NONE
                .with("username", ADMIN.username())
                .with("name", "Ro Ot")
                .with("email", "root@example.com")
                .with("password", PASSWORD)
                .with("repeated", PASSWORD);
    }

    /** Sends a form that the browser was not shown, with the token of one that it was. */
    private static Answer send(Browser browser, Parameters form) {
        String csrf = browser.get("/login")
                .page()
                .pressing("log-in")
                .fields()
                .find("_csrf")
                .orElseThrow();
        return browser.post("/setup", form.with("_csrf", csrf));
    }

    private static MatchResult link(CapturedOutput output) {
        List<MatchResult> links = links(output);
        assertThat(links).as("links on the console").hasSize(1);
        return links.get(0);
    }

    private static List<MatchResult> links(CapturedOutput output) {
        Stream<MatchResult> found = LINK.matcher(output.getOut()).results();
        return found.toList();
    }
}
