package dev.signet.demo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as they are written, a machine's among them, and what the program leans on. */
class CommandLineTests {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    lgoin                               | There is no command 'lgoin'
                    orders --issuer http://localhost:1  | 'orders' has no option --issuer
                    login --scope                       | --scope needs a value
                    login alice                         | takes no words beside it
                    machine --client-secret=s           | Nothing secret belongs on a command line
                    login --password p                  | Nothing secret belongs on a command line
                    login --issuer http://example.org   | must be an https address
                    login --issuer nonsense             | must be an https address
                    login --api http://10.0.0.1         | must be an https address
                    machine                             | SIGNET_CLIENT_ID is not set
                    """)
    void whatMakesNoSenseIsSaidInASentence(String words, String sentence) {
        Terminal terminal = new Terminal(home);

        assertThat(terminal.run(words.split(" "))).isEqualTo(2);

        assertThat(terminal.err()).contains(sentence);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void helpGoesToWhoeverAskedForIt() {
        Terminal terminal = new Terminal(home);

        assertThat(terminal.run("--help")).isZero();
        assertThat(terminal.out()).contains("Usage: ./run cli");
        assertThat(terminal.run()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void silentServerIsNamed() {
        Terminal terminal = new Terminal(home);

        assertThat(terminal.run("login", "--issuer", "http://localhost:1")).isEqualTo(4);

        assertThat(terminal.err())
                .contains("http://localhost:1 does not answer")
                .contains("./run starts it");
    }

    @Test
    void metadataOfAnotherIssuerIsRefused() throws IOException, JOSEException {
        try (Provider provider = new Provider()) {
            provider.metadata.put("issuer", "https://other.example");
            Terminal terminal = new Terminal(home);

            assertThat(terminal.run("login", "--issuer", provider.issuer())).isEqualTo(1);

            assertThat(terminal.err()).contains("names another issuer, https://other.example");
        }
    }

    @Test
    void tokenEndpointWithoutTlsElsewhereIsNotSpokenTo() throws IOException, JOSEException {
        try (Provider provider = new Provider()) {
            provider.metadata.put("token_endpoint", "http://10.0.0.1/token");
            Terminal terminal = machine();

            assertThat(terminal.run("machine", "--issuer", provider.issuer())).isEqualTo(2);

            assertThat(terminal.err()).contains("The server's token_endpoint must be an https address");
        }
    }

    @Test
    void machineShowsItsSecretToTheTokenEndpointAloneAndKeepsNothing() throws IOException, JOSEException {
        try (Provider provider = new Provider()) {
            provider.answer("/token", 200, Map.of("access_token", "at-1", "expires_in", 300, "scope", "orders:read"));
            provider.answer("/api/orders", 200, Map.of());
            Terminal terminal = machine();

            int code = terminal.run("machine", "--issuer", provider.issuer(), "--api", provider.issuer());

            assertThat(code).as(terminal.err()).isZero();
            assertThat(provider.asked("/token")).containsExactly("POST /token grant_type=client_credentials");
            assertThat(terminal.err()).contains("good for 300 s").contains("kept");
            assertThat(terminal.out() + terminal.err()).doesNotContain("at-1", "s3cret");
            assertThat(terminal.file()).doesNotExist();
        }
    }

    @Test
    void machineWithAWrongSecretIsToldWhereToLook() throws IOException, JOSEException {
        try (Provider provider = new Provider()) {
            provider.answer("/token", 401, Map.of("error", "invalid_client"));
            Terminal terminal = machine();

            assertThat(terminal.run("machine", "--issuer", provider.issuer())).isEqualTo(1);

            assertThat(terminal.err()).contains("SIGNET_CLIENT_SECRET").doesNotContain("s3cret");
        }
    }

    @Test
    void programNeedsNoSpringAndNothingOfTheAppsBesideIt() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.signet.demo.cli..", "dev.signet.demo.browseronly..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson..")
                .check(code());
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.signet.demo.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.signet.demo.cli..")
                .check(code());
        noClasses()
                .that()
                .resideInAPackage("dev.signet.demo.cli.(outside|server)..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.signet.demo.cli", "dev.signet.demo.cli.login", "dev.signet.demo.cli.kept")
                .check(code());
    }

    private static com.tngtech.archunit.core.domain.JavaClasses code() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.signet.demo");
    }

    private Terminal machine() {
        return new Terminal(home)
                .environment("SIGNET_CLIENT_ID", "machine")
                .environment("SIGNET_CLIENT_SECRET", "s3cret");
    }
}
