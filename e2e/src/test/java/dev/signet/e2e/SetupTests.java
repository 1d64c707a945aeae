package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** The first start of a server for real use: no account, and one link that makes one. */
@OnEachDatabase
class SetupTests {

    private static final Pattern LINK = Pattern.compile("(http://localhost:\\d+/setup\\?code=\\S+)");

    private static Application server;
    private static Chromium chromium;

    private final Database database;

    SetupTests(Database database) {
        this.database = database;
    }

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        server = new Application("auth-server-alone", "auth-server");
        database.prepare(server);
        server.set("spring.security.oauth2.authorizationserver.issuer", server.address());
        server.start();
        chromium = new Chromium();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
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

    private static void nobodyOfTheDemoIsHere(Visitor visitor) {
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

    private static String link() {
        Matcher link = LINK.matcher(server.output());
        assertThat(link.find()).as(server.output()).isTrue();
        return link.group(1);
    }
}
