package dev.signet.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays on the machine: who may read it, how it is renewed, and how it goes. */
class KeptGrantTests {

    private final Provider provider;
    private final Terminal terminal;

    KeptGrantTests(@TempDir Path home) throws IOException, JOSEException {
        provider = new Provider();
        terminal = new Terminal(home);
    }

    @BeforeEach
    void signIn() {
        provider.answer(
                "/device_authorization",
                200,
                Map.of("device_code", "dc", "user_code", "AB", "verification_uri", "https://example.org/d"));
        provider.tokens("1");
        int code = terminal.run("login", "--device", "--issuer", provider.issuer(), "--api", provider.issuer());
        assertThat(code).as(terminal.err()).isZero();
        provider.forget("/token");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void onlyTheOwnerMayReadItOrEnterItsFolder() throws IOException {
        assertThat(rights(terminal.file())).isEqualTo("rw-------");
        assertThat(rights(terminal.file().resolveSibling("cli.lock"))).isEqualTo("rw-------");
        assertThat(rights(terminal.file().getParent())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(terminal.file().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("cli.json", "cli.lock");
        }
    }

    @Test
    void fileThatOthersMayReadIsNotUsed() throws IOException {
        Files.setPosixFilePermissions(terminal.file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(terminal.run("orders")).isEqualTo(3);

        assertThat(terminal.err()).contains("Others on this machine may read").contains("./run cli logout");
        assertThat(terminal.run("logout")).as("can still be given back").isZero();
        assertThat(provider.asked("/revocation")).hasSize(1);
    }

    @Test
    void ordersAreAskedForWithTheAccessToken() {
        provider.answer("/api/orders", 200, Map.of());

        assertThat(terminal.run("orders")).isZero();

        assertThat(terminal.out()).contains("No orders yet.");
        assertThat(provider.asked("/token")).as("still good").hasSize(1);
    }

    @Test
    void accessTokenIsRenewedShortlyBeforeItsEnd() {
        provider.tokens("2");
        terminal.pass(Duration.ofSeconds(51));

        assertThat(terminal.run("whoami")).as(terminal.err()).isZero();

        assertThat(provider.asked("/token").get(1)).contains("refresh_token=refresh-1");
        assertThat(terminal.kept()).contains("refresh-2").doesNotContain("refresh-1");
        assertThat(terminal.out()).contains("alice").doesNotContain("refresh-2", "access-2");
    }

    @Test
    void serverThatGivesNoNewRefreshTokenMeansTheOldOneToGoOn() {
        provider.answer("/token", 200, Map.of("access_token", "access-2", "token_type", "Bearer", "expires_in", 60));
        terminal.pass(Duration.ofSeconds(51));

        terminal.run("whoami");

        assertThat(terminal.kept()).contains("access-2", "refresh-1");
    }

    @Test
    void tokenThatWasTakenBackIsRenewedOnceAndThenTold() {
        provider.answer("/api/orders", 401, Map.of());
        provider.tokens("2");

        assertThat(terminal.run("orders")).isEqualTo(1);

        assertThat(provider.asked("/api/orders")).hasSize(2);
        assertThat(terminal.err()).contains("does not accept the access token");
    }

    @Test
    void endedGrantIsForgottenAndTold() {
        provider.error("/token", "invalid_grant");
        terminal.pass(Duration.ofMinutes(5));

        assertThat(terminal.run("orders")).isEqualTo(3);

        assertThat(terminal.err()).contains("Your sign-in has ended").contains("./run cli login");
        assertThat(terminal.file()).doesNotExist();
    }

    @Test
    void outageForgetsNothing() {
        provider.answer("/token", 503, Map.of());
        terminal.pass(Duration.ofMinutes(5));

        assertThat(terminal.run("orders")).isEqualTo(4);

        assertThat(terminal.kept()).contains("refresh-1");
    }

    @Test
    void tokensOfSomebodyElseAreThrownAway() {
        provider.tokens("2", claims -> claims.subject("somebody else"));
        terminal.pass(Duration.ofMinutes(5));

        assertThat(terminal.run("orders")).isEqualTo(3);

        assertThat(terminal.file()).doesNotExist();
    }

    @Test
    void answerAboutSomebodyElseIsThrownAway() {
        provider.replace("/userinfo", Map.of("sub", "somebody else", "name", "Mallory"));

        assertThat(terminal.run("whoami")).isEqualTo(1);

        assertThat(terminal.out()).doesNotContain("Mallory");
    }

    @Test
    void logoutGivesBackAndForgets() {
        assertThat(terminal.run("logout")).isZero();

        assertThat(provider.asked("/revocation"))
                .singleElement()
                .asString()
                .contains("token=refresh-1", "client_id=cli");
        assertThat(terminal.file()).doesNotExist();
        assertThat(terminal.run("orders")).isEqualTo(3);
    }

    @Test
    void logoutForgetsAlsoWhereTheServerKeepsSilentOrHasNoSuchPlace() {
        provider.metadata.remove("revocation_endpoint");

        assertThat(terminal.run("logout")).isZero();
        assertThat(terminal.out()).contains("no revocation_endpoint");
        assertThat(terminal.file()).doesNotExist();

        signIn();
        provider.close();
        assertThat(terminal.run("logout")).isEqualTo(4);
        assertThat(terminal.err()).contains("could not be told");
        assertThat(terminal.file()).doesNotExist();
    }

    @Test
    void whoSignsInAgainGivesTheFirstGrantBack() {
        provider.tokens("2");

        terminal.run("login", "--device", "--issuer", provider.issuer());

        assertThat(provider.asked("/revocation")).singleElement().asString().contains("refresh-1");
        assertThat(terminal.kept()).contains("refresh-2");
    }

    @Test
    void refusalsOfTheApiAreSentences() {
        provider.answer(
                "/api/orders",
                400,
                Map.of(
                        "detail",
                        "Some fields are not valid",
                        "errors",
                        List.of(Map.of("field", "quantity", "message", "must be at least 1"))));
        assertThat(terminal.run("order", "Pears", "0")).isEqualTo(1);
        assertThat(terminal.err()).contains("quantity must be at least 1");
        assertThat(List.of(terminal.run("order", "Pears", "many"), terminal.run("order")))
                .containsExactly(2, 2);
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
