package dev.signet.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RFC 8252: the way through the browser of this machine, and what stands in it. */
@Timeout(30)
class BrowserLoginTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private final Provider provider;
    private CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private Map<String, String> asked = Map.of();

    BrowserLoginTests() throws IOException, JOSEException {
        provider = new Provider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void codeComesToAPortOfThisMachineAndIsRedeemedWithTheVerifier() throws Exception {
        Terminal terminal = begin();
        tokensWithTheNonce();

        HttpResponse<String> page = send(answer("code=c-1"));

        assertThat(end()).as(terminal.err()).isZero();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("You may close this page").doesNotContain("c-1");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(asked.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/callback");
        assertThat(asked).containsEntry("code_challenge_method", "S256").containsEntry("response_type", "code");
        Map<String, String> redeemed =
                Provider.parameters(provider.asked("/token").get(0).split(" ", 3)[2]);
        assertThat(redeemed).containsEntry("code", "c-1").containsEntry("redirect_uri", asked.get("redirect_uri"));
        assertThat(sha256(redeemed.getOrDefault("code_verifier", ""))).isEqualTo(asked.get("code_challenge"));
        assertThat(terminal.out()).startsWith("Signed in as alice");
        assertThat(terminal.err()).doesNotContain(redeemed.get("code_verifier"), "refresh-1", "access-1");
    }

    @Test
    void pageSpeaksGerman() throws Exception {
        begin();
        tokensWithTheNonce();

        HttpResponse<String> page = HTTP.send(
                HttpRequest.newBuilder(answer("code=c-1"))
                        .header("Accept-Language", "de-DE,de;q=0.9")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.body()).contains("lang=\"de\"").contains("Sie können diese Seite schließen");
        assertThat(end()).isZero();
    }

    /** A page that the browser has open guesses the port and sends a code of its own: nothing comes of it, and the right one counts. */
    @Test
    void answerWithAnotherStateIsTurnedAwayAndTheWaitingGoesOn() throws Exception {
        Terminal terminal = begin();
        tokensWithTheNonce();

        assertThat(send(callback("code=theirs&state=guessed")).statusCode()).isEqualTo(400);
        assertThat(send(callback("code=theirs")).statusCode()).isEqualTo(400);
        assertThat(send(callback("error=access_denied")).statusCode()).isEqualTo(400);
        assertThat(exitCode).isNotDone();
        assertThat(send(answer("code=mine")).statusCode()).isEqualTo(200);

        assertThat(end()).as(terminal.err()).isZero();
        assertThat(provider.asked("/token")).hasSize(1).allMatch(line -> line.contains("code=mine"));
    }

    @Test
    void parameterThatStandsThereTwiceIsTurnedAway() throws Exception {
        begin();
        tokensWithTheNonce();

        assertThat(send(answer("code=a&code=b")).statusCode()).isEqualTo(400);
        assertThat(send(answer("code=a&state=other")).statusCode()).isEqualTo(400);

        assertThat(send(answer("code=mine")).statusCode()).isEqualTo(200);
        assertThat(end()).isZero();
    }

    @Test
    void onlyItsOwnPathMethodAndNameAreAnswered() throws Exception {
        begin();
        tokensWithTheNonce();
        URI right = answer("code=c-1");

        assertThat(send(right.resolve("/other?" + right.getRawQuery())).statusCode())
                .isEqualTo(400);
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(right)
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(statusUnderTheName("attacker.example:" + right.getPort(), right))
                .isEqualTo(400);

        assertThat(send(right).statusCode()).isEqualTo(200);
        assertThat(end()).isZero();
    }

    @Test
    void answerOfAnotherIssuerSendsTheCodeNowhere() throws Exception {
        Terminal terminal = begin();

        send(answer("code=c-1&iss=https%3A%2F%2Fother.example"));

        assertThat(end()).isEqualTo(1);
        assertThat(terminal.err()).contains("mix-up");
        assertThat(provider.asked("/token")).isEmpty();
    }

    @Test
    void answerWithoutIssuerIsRefusedWhereTheServerPromisesIt() throws Exception {
        provider.metadata.put("authorization_response_iss_parameter_supported", true);
        begin();

        send(answer("code=c-1"));

        assertThat(end()).isEqualTo(1);
        assertThat(provider.asked("/token")).isEmpty();
    }

    @Test
    void refusalIsTold() throws Exception {
        Terminal terminal = begin();

        assertThat(send(answer("error=access_denied")).body()).contains("Nobody was signed in");

        assertThat(end()).isEqualTo(1);
        assertThat(terminal.err()).contains("You said no");
        assertThat(terminal.file()).doesNotExist();
    }

    @Test
    void idTokenOfAnotherSignInIsRefused() throws Exception {
        Terminal terminal = begin();
        provider.tokens("1", claims -> claims.claim("nonce", "of another sign-in"));

        send(answer("code=c-1"));

        assertThat(end()).isEqualTo(1);
        assertThat(terminal.err()).contains("did not hold");
        assertThat(terminal.file()).doesNotExist();
    }

    private Terminal begin() throws Exception {
        Terminal terminal = new Terminal(home);
        exitCode = CompletableFuture.supplyAsync(
                () -> terminal.run("login", "--no-browser", "--issuer", provider.issuer()));
        String prefix = provider.issuer() + "/authorization?";
        while (!terminal.err().contains("--device")) {
            assertThat(exitCode).as(terminal.err()).isNotDone();
            Thread.sleep(10);
        }
        String query = terminal.err()
                .lines()
                .filter(line -> line.contains(prefix))
                .findFirst()
                .orElseThrow()
                .strip();
        asked = Provider.parameters(query.substring(prefix.length()));
        return terminal;
    }

    private void tokensWithTheNonce() {
        provider.tokens("1", claims -> claims.claim("nonce", asked.get("nonce")));
    }

    private int end() throws Exception {
        return exitCode.get(10, TimeUnit.SECONDS);
    }

    private URI answer(String parameters) {
        return callback(parameters + "&state=" + asked.get("state"));
    }

    private URI callback(String parameters) {
        return URI.create(asked.get("redirect_uri") + "?" + parameters);
    }

    private static HttpResponse<String> send(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int statusUnderTheName(String host, URI address) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
