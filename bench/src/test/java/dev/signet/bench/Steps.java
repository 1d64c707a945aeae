package dev.signet.bench;

import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** The requests that scenarios are made of. Each checks its answer: a fast error is no speed. */
final class Steps {

    private static final String CODE = "[?&]code=([^&]+)";

    private final Settings settings;

    Steps(Settings settings) {
        this.settings = settings;
    }

    ChainBuilder document(String name, String path) {
        return exec(http(name).get(path).check(status().is(200)));
    }

    /** Leaves {@code accessToken}. */
    ChainBuilder clientCredentials() {
        return exec(http("client-credentials")
                .post("/oauth2/token")
                .basicAuth(settings.machine().id(), settings.machine().secret())
                .formParam("grant_type", "client_credentials")
                .formParam("scope", settings.machineScope())
                .check(status().is(200), jsonPath("$.access_token").saveAs("accessToken")));
    }

    ChainBuilder introspect() {
        return exec(http("introspect")
                .post("/oauth2/introspect")
                .basicAuth(settings.introspector().id(), settings.introspector().secret())
                .formParam("token", "#{accessToken}")
                .check(status().is(200), jsonPath("$.active").is("true")));
    }

    /** Presents the newest refresh token and keeps the next, which must be another one. */
    ChainBuilder refresh() {
        return exec(http("refresh")
                .post("/oauth2/token")
                .basicAuth(settings.web().id(), settings.web().secret())
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", "#{refreshToken}")
                .check(
                        status().is(200),
                        jsonPath("$.refresh_token")
                                .validate("differs", (next, session) -> {
                                    if (next == null || next.equals(session.getString("refreshToken"))) {
                                        throw new IllegalStateException("the refresh token did not rotate");
                                    }
                                    return next;
                                })
                                .saveAs("refreshToken")));
    }

    /** With a live session at the server: asks for a code and redeems it. Leaves {@code refreshToken}. */
    ChainBuilder sso() {
        return newVerifier()
                .exec(authorize("authorize")
                        .check(
                                status().in(302, 303),
                                headerRegex("Location", CODE).saveAs("code")))
                .exec(redeem());
    }

    /** From no cookie at all: sent to the login page, fills it in, is sent back, redeems the code. */
    ChainBuilder login() {
        return newVerifier()
                .exec(authorize("authorize")
                        .check(status().in(302, 303), header("Location").saveAs("page")))
                .exec(http("login page")
                        .get("#{page}")
                        .header("Accept", "text/html")
                        .check(
                                status().is(200),
                                css("input[name='_csrf']", "value").saveAs("csrf"),
                                css("input[name='request']", "value").saveAs("request")))
                .exec(http("login form")
                        .post("/login")
                        .header("Accept", "text/html")
                        .formParam("_csrf", "#{csrf}")
                        .formParam("request", "#{request}")
                        .formParam("username", settings.user())
                        .formParam("password", settings.password())
                        .check(status().in(302, 303), header("Location").saveAs("page")))
                .exec(http("authorize, logged in")
                        .get("#{page}")
                        .header("Accept", "text/html")
                        .check(
                                status().in(302, 303),
                                headerRegex("Location", CODE).saveAs("code")))
                .exec(redeem());
    }

    private static ChainBuilder newVerifier() {
        return exec(session -> {
            Pkce pkce = Pkce.create();
            return session.set("verifier", pkce.verifier()).set("challenge", pkce.challenge());
        });
    }

    private HttpRequestActionBuilder authorize(String name) {
        return http(name)
                .get("/oauth2/authorize")
                .header("Accept", "text/html")
                .queryParam("response_type", "code")
                .queryParam("client_id", settings.web().id())
                .queryParam("redirect_uri", settings.redirectUri())
                .queryParam("scope", settings.webScope())
                .queryParam("state", "#{verifier}")
                .queryParam("code_challenge", "#{challenge}")
                .queryParam("code_challenge_method", "S256");
    }

    private HttpRequestActionBuilder redeem() {
        return http("code exchange")
                .post("/oauth2/token")
                .basicAuth(settings.web().id(), settings.web().secret())
                .formParam("grant_type", "authorization_code")
                .formParam("code", "#{code}")
                .formParam("redirect_uri", settings.redirectUri())
                .formParam("code_verifier", "#{verifier}")
                .check(status().is(200), jsonPath("$.refresh_token").saveAs("refreshToken"));
    }
}
