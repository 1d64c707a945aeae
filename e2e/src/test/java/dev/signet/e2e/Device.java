package dev.signet.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something without a browser that wants to be connected, as the demo's {@code cli}. */
final class Device {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String issuer;
    private final String answer;

    private Device(String issuer) {
        this.issuer = issuer;
        this.answer = post(issuer + "/oauth2/device_authorization", "client_id=cli&scope=openid%20profile")
                .body();
    }

    /** Asks for its codes. */
    static Device asking(String issuer) {
        return new Device(issuer);
    }

    /** What it shows. */
    String userCode() {
        return member("user_code");
    }

    /** Whether it is given tokens now. */
    boolean isConnected() {
        String request = "client_id=cli&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=";
        HttpResponse<String> tokens = post(issuer + "/oauth2/token", request + member("device_code"));
        return tokens.statusCode() == 200 && tokens.body().contains("\"id_token\"");
    }

    private String member(String name) {
        Matcher matcher = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return matcher.group(1);
    }

    private static HttpResponse<String> post(String address, String form) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
