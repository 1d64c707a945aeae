package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.e2e.Cli.Done;
import dev.signet.e2e.Cli.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command line, from the outside: processes, a browser, the real servers. */
class CliTests extends Staged {

    private static final Pattern ADDRESS = Pattern.compile("  (http://\\S+/oauth2/authorize\\?\\S+)");
    private static final Pattern CODE = Pattern.compile("  ([A-Z]{4}-[A-Z]{4})");
    private static final Pattern TOKEN = Pattern.compile("\"(?:access|refresh)_token\":\"([^\"]+)\"");

    CliTests() {
        super(Database.H2);
    }

    @Test
    void signsInWithTheBrowserOfThisMachineAndOut() throws IOException {
        Cli cli = new Cli();
        try (Visitor alice = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            Done login = signIn(cli, alice, "alice", "wonderland");

            assertThat(login.exitCode()).as(login.err()).isZero();
            assertThat(login.out()).startsWith("Signed in as alice");
            look(alice, "cli-back-to-the-terminal");
            String kept = Files.readString(cli.file());
            assertThat(rights(cli.file())).isEqualTo("rw-------");
            assertThat(rights(cli.file().getParent())).isEqualTo("rwx------");

            Done who = cli.run("whoami");
            assertThat(who.out()).as(who.err()).startsWith("alice").contains("orders:write");
            Done placed = cli.run("order", "Green apples", "7");
            assertThat(placed.exitCode()).as(placed.err()).isZero();
            assertThat(cli.run("orders").out()).contains("7  Green apples");
            Done nonsense = cli.run("order", "Green apples", "0");
            assertThat(nonsense.exitCode()).isEqualTo(1);
            assertThat(nonsense.err()).contains("quantity must be at least 1");

            Done logout = cli.run("logout");
            assertThat(logout.out()).contains("given back");
            assertThat(cli.file()).doesNotExist();
            assertThat(cli.run("orders").exitCode()).isEqualTo(3);
            assertThat(isAcceptedAfterAWhile(kept)).as("the access token too").isFalse();
            TOKEN.matcher(kept).results().forEach(secret -> {
                for (Done each : List.of(login, who, placed, nonsense, logout)) {
                    assertThat(each.out() + each.err()).doesNotContain(secret.group(1));
                }
            });
        }
    }

    @Test
    void signsInOnAnotherDevice() {
        Cli cli = new Cli();
        try (Visitor bob = chromium.visitor(Chromium.View.NARROW_DARK)) {
            Running login = cli.start("login", "--device", "--issuer", issuer(), "--api", api());
            String code = login.told(CODE).group(1);
            bob.open(issuer() + "/activate");
            bob.signIn("bob", "builder");
            bob.type("user-code", code).press("user-code-submit").press("activate-allow");

            Done done = login.done();

            assertThat(done.exitCode()).as(done.err()).isZero();
            assertThat(done.out()).startsWith("Signed in as bob");
            assertThat(cli.run("orders").exitCode()).isZero();
        }
    }

    @Test
    void whoRefusesTheDeviceSignsNobodyIn() {
        Cli cli = new Cli();
        try (Visitor bob = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            Running login = cli.start("login", "--device", "--issuer", issuer(), "--api", api());
            String code = login.told(CODE).group(1);
            bob.open(issuer() + "/activate");
            bob.signIn("bob", "builder");
            bob.type("user-code", code).press("user-code-submit").press("activate-deny");

            Done done = login.done();

            assertThat(done.exitCode()).isEqualTo(1);
            assertThat(done.err()).contains("said no");
            assertThat(cli.file()).doesNotExist();
        }
    }

    /** A page in the same browser that found the port: its answer is turned away, and the sign-in goes on. */
    @Test
    void answerThatSomebodyElseMadeUpIsTurnedAway() {
        Cli cli = new Cli();
        try (Visitor alice = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            Running login = cli.start("login", "--no-browser", "--issuer", issuer(), "--api", api());
            String address = login.told(ADDRESS).group(1);
            String port = address.replaceAll(".*127\\.0\\.0\\.1%3A(\\d+).*", "$1");

            assertThat(alice.open("http://127.0.0.1:" + port + "/callback?code=theirs&state=guessed"))
                    .isEqualTo(400);
            look(alice, "cli-not-ours");
            assertThat(login.process().isAlive()).isTrue();

            alice.open(address);
            alice.signIn("alice", "wonderland");
            assertThat(login.done().exitCode()).isZero();
        }
    }

    /** The client has no grace here: of two commands that refresh with one token, the second would end it all. */
    @Test
    void commandsAtOnceRefreshOnce() throws InterruptedException {
        Cli cli = new Cli();
        try (Visitor alice = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            assertThat(signIn(cli, alice, "alice", "wonderland").exitCode()).isZero();
            // Of its fourteen seconds the last ten count as run out.
            Thread.sleep(4_500);

            List<Running> commands =
                    Stream.generate(() -> cli.start("orders")).limit(5).toList();

            for (Running command : commands) {
                Done done = command.done();
                assertThat(done.exitCode()).as(done.err()).isZero();
            }
            assertThat(cli.run("whoami").out()).startsWith("alice");
        }
    }

    @Test
    void whoSignsOutInTheBrowserHasSignedOutTheCommandLine() {
        Cli cli = new Cli();
        try (Visitor alice = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            assertThat(signIn(cli, alice, "alice", "wonderland").exitCode()).isZero();

            alice.open(issuer() + "/connect/logout");
            alice.press("sign-out");

            Done orders = cli.run("orders");
            assertThat(orders.exitCode()).isEqualTo(3);
            assertThat(orders.err()).contains("Your sign-in has ended").contains("./run cli login");
            assertThat(cli.file()).doesNotExist();
        }
    }

    @Test
    void machineCallsInItsOwnNameAndKeepsNothing() {
        Cli cli = new Cli(Map.of("SIGNET_CLIENT_ID", "machine", "SIGNET_CLIENT_SECRET", "machine-secret"));

        Done done = cli.run("machine", "--issuer", issuer(), "--api", api());

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.err()).containsPattern("good for (299|300) s, for orders:read");
        assertThat(cli.file().getParent()).doesNotExist();

        Cli wrong = new Cli(Map.of("SIGNET_CLIENT_ID", "machine", "SIGNET_CLIENT_SECRET", "wrong"));
        assertThat(wrong.run("machine", "--issuer", issuer()).exitCode()).isEqualTo(1);
    }

    @Test
    void scriptAtTheRootStartsACommandAndNoServer() throws IOException {
        // Whatever this build has touched meanwhile, it is not for the script to build once more.
        Files.setLastModifiedTime(Packaged.jar("demo-client"), FileTime.from(Instant.now()));
        Cli cli = new Cli();

        Done help = cli.startByScript("--help").done();
        Done orders = cli.startByScript("orders").done();

        assertThat(help.exitCode()).as(help.err()).isZero();
        assertThat(help.out()).startsWith("Usage: ./run cli COMMAND");
        assertThat(orders.exitCode()).isEqualTo(3);
        assertThat(orders.err()).isEqualTo("You are not signed in: ./run cli login." + System.lineSeparator());
    }

    private Done signIn(Cli cli, Visitor visitor, String username, String password) {
        Running login = cli.start("login", "--no-browser", "--issuer", issuer(), "--api", api());
        visitor.open(login.told(ADDRESS).group(1));
        visitor.signIn(username, password);
        return login.done();
    }

    /** The API learns of it within about a second; the token would live for longer. */
    private boolean isAcceptedAfterAWhile(String kept) {
        String token = kept.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        Instant end = Instant.now().plusSeconds(5);
        boolean accepted = true;
        while (accepted && Instant.now().isBefore(end)) {
            accepted = Caller.isAccepted(installation.api(), token);
        }
        return accepted;
    }

    private String issuer() {
        return installation.authServer().address();
    }

    private String api() {
        return installation.api().address();
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
