package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first start of a server for real use: no account, and one link that makes one. A subclass says on which database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Setup {

    private static final Pattern LINK = Pattern.compile("(http://localhost:\\d+/setup\\?code=\\S+)");

    private final Database database;
    private final Application server = new Application("auth-server-alone", "auth-server").asOneJar();
    private final Chromium chromium;

    Setup(Database database) {
        this.database = database;
        database.prepare(server);
        server.set("spring.security.oauth2.authorizationserver.issuer", server.address());
        server.start();
        this.chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void theLinkOfTheFirstStartMakesTheAdministratorOnce() {
        String link = link();
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            nobodyOfTheDemoIsHere(visitor);
            visitor.open(link);
            assertThat(visitor.page().url())
                    .as("the code does not stay in the address")
                    .doesNotContain("code=");
            visitor.picture("setup-" + database.name().toLowerCase(Locale.ROOT));
            Accessibility.check(visitor);
            fill(visitor, "too short");
            assertThat(visitor.sees("setup-failure")).isTrue();
            visitor.picture("setup-failure");
            Accessibility.check(visitor);

            fill(visitor, "a long enough password");

            visitor.picture("setup-done");
            Accessibility.check(visitor);
            visitor.open(server.address() + "/login");
            visitor.signIn("root", "a long enough password");
            assertThat(visitor.page().url()).doesNotContain("failure");
        }
        try (Visitor late = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            assertThat(late.open(link)).as("used up").isEqualTo(404);
        }
        server.stop();
        int before = server.output().length();
        server.start();
        assertThat(server.output().substring(before)).as("no second link").doesNotContain("/setup?code=");
    }

    private void nobodyOfTheDemoIsHere(Visitor visitor) {
        visitor.open(server.address() + "/login");
        visitor.signIn("admin", "signet-admin");
        assertThat(visitor.sees("login-failure")).isTrue();
    }

    private static void fill(Visitor visitor, String password) {
        visitor.type("username", "root")
                .type("name", "Root")
                .type("password", password)
                .type("repeated", password)
                .press("setup-submit");
    }

    private String link() {
        Matcher link = LINK.matcher(server.output());
        assertThat(link.find()).as(server.output()).isTrue();
        return link.group(1);
    }
}
