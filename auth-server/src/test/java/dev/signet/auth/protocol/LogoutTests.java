package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static dev.signet.auth.testing.Clients.aClient;
import static dev.signet.auth.testing.Clients.lodge;
import static dev.signet.auth.testing.Clients.orchard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.Forgery;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Parameters;
import dev.signet.auth.testing.People;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import dev.signet.auth.testing.Tokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing out: OpenID Connect RP-Initiated Logout 1.0. */
@Tag("session")
@SignetTest
class LogoutTests {

    private final OAuth oauth;
    private final People people;
    private final MutableClock clock;
    private TestUser user = TestUser.alice();
    private Browser browser;
    private Tokens tokens;

    LogoutTests(OAuth oauth, People people, MutableClock clock) {
        this.oauth = oauth;
        this.people = people;
        this.clock = clock;
        this.browser = oauth.browser();
        this.tokens = new Tokens(oauth, aClient(), oauth.get("/oauth2/jwks"));
    }

    @BeforeEach
    void somebodySignsIn() {
        user = people.newcomer();
        browser = oauth.browser().login(user);
        tokens = oauth.authorize(aClient()).in(browser).silently().exchange();
    }

    @Nested
    @DisplayName("Logout §2, §4: what is refused")
    class Refused {

        @ParameterizedTest
        @EnumSource(Forgery.class)
        void forgedHintIsRefusedAndEndsNothing(Forgery forgery) {
            Answer answer = logout(hint(forgery.of(tokens.idToken())));

            assertThat(answer).isErrorPage("invalid_request");
            assertThat(stillSignedIn()).isTrue();
        }

        @Test
        void malformedHintIsRefusedAndEndsNothing() {
            assertThat(logout(hint("nonsense"))).isErrorPage("invalid_request");
            assertThat(stillSignedIn()).isTrue();
        }

        @Test
        void accessTokenIsNoHint() {
            assertThat(logout(hint(tokens.accessToken()))).isErrorPage("invalid_request");
            assertThat(stillSignedIn()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/",
                    "http://localhost:9003",
                    "http://localhost:9003/?more=1",
                    "http://localhost:9003//evil.example",
                    "http://localhost:9002/",
                    "//evil.example/",
                    "javascript:alert(1)"
                })
        void addressThatIsNotRegisteredToTheLetterIsNeverGoneTo(String address) {
            Answer answer = logout(hint(tokens.idToken()).with("post_logout_redirect_uri", address));

            assertThat(answer).isErrorPage("invalid_request");
        }

        @Test
        void clientOtherThanTheOneOfTheHintIsRefused() {
            Answer answer =
                    logout(hint(tokens.idToken()).with("client_id", orchard().id()));

            assertThat(answer).isErrorPage("invalid_request");
            assertThat(stillSignedIn()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"id_token_hint", "logout_hint", "client_id", "state", "ui_locales"})
        void repeatedParametersAreRefused(String name) {
            Parameters parameters = hint(tokens.idToken());
            Answer answer = logout(
                    parameters.with(name, parameters.find(name).orElse("one")).and(name, "another"));

            assertThat(answer).isErrorPage("invalid_request");
            assertThat(stillSignedIn()).isTrue();
        }
    }

    @Nested
    @DisplayName("Logout §2, §6: nobody is signed out unasked")
    class Unasked {

        @Test
        void withoutAHintThePersonIsAsked() {
            Answer answer = browser.follow(logout(Parameters.NONE));

            assertThat(answer).hasStatus(200);
            assertThat(stillSignedIn()).isTrue();
            assertThat(tokens.accessTokenIsActive()).isTrue();
        }

        @Test
        void withoutAHintNobodyIsSentAnywhere() {
            Answer answer = logout(Parameters.NONE
                    .with("client_id", aClient().id())
                    .with("post_logout_redirect_uri", aClient().postLogoutRedirectUri()));

            assertThat(answer.locationOrNothing()).doesNotStartWith(aClient().postLogoutRedirectUri());
        }

        @Test
        void whoeverOnlyLooksWhereTheLinkLeadsEndsNothing() {
            Answer answer = browser.send(HttpRequest.newBuilder(oauth.uri(
                            "/connect/logout?" + hint(tokens.idToken()).encoded()))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));

            assertThat(answer).hasStatus(405);
            assertThat(stillSignedIn()).isTrue();
        }

        /** It may be years old, and have been in many hands. */
        @Test
        void hintFromAnEarlierSessionOfMineDoesNotEndThisOne() {
            logout(hint(tokens.idToken()));
            browser.login(user);

            Answer answer = browser.follow(logout(hint(tokens.idToken())));

            assertThat(answer.page().has("sign-out")).isTrue();
            assertThat(stillSignedIn()).isTrue();
        }

        @Test
        void hintFromAnotherDeviceOfMineEndsNeitherSession() {
            Browser other = oauth.browser().login(user);
            Tokens ofOther = oauth.authorize(aClient()).in(other).silently().exchange();

            Answer answer = browser.follow(logout(hint(ofOther.idToken())
                    .with("post_logout_redirect_uri", aClient().postLogoutRedirectUri())));

            assertThat(answer.page().has("sign-out")).isTrue();
            assertThat(stillSignedIn()).isTrue();
            assertThat(oauth.signedIn(other)).isTrue();
        }

        @Test
        void whoeverIsAskedIsAskedInTheLanguageOfTheApplication() {
            Answer answer = browser.follow(
                    logout(Parameters.NONE.with("ui_locales", "fr-CA de en").with("logout_hint", user.username())));

            assertThat(answer.page().text()).contains("Möchten Sie sich abmelden?");
            assertThat(stillSignedIn()).isTrue();
        }

        @Test
        void somebodyElsesHintDoesNotEndMySession() {
            Tokens others = oauth.authorize(aClient()).as(people.newcomer()).exchange();

            logout(hint(others.idToken()));

            assertThat(stillSignedIn()).isTrue();
        }
    }

    @Nested
    @DisplayName("Logout §2, §3: what ends")
    class WhatEnds {

        @Test
        void theBrowserIsSentBackWithItsState() {
            Answer answer = logout(hint(tokens.idToken())
                    .with("post_logout_redirect_uri", aClient().postLogoutRedirectUri())
                    .with("state", "a b&c=ä"));

            assertThat(answer.location().toString()).startsWith(aClient().postLogoutRedirectUri() + "?");
            assertThat(answer.locationParameters().find("state")).contains("a b&c=ä");
        }

        @Test
        void withoutAnAddressThereIsAPage() {
            Answer answer = browser.follow(logout(hint(tokens.idToken())));

            assertThat(answer).hasStatus(200);
            assertThat(answer.page().has("signed-out")).isTrue();
        }

        @Test
        void theSessionIsOver() {
            logout(hint(tokens.idToken()));

            assertThat(stillSignedIn()).isFalse();
        }

        @Test
        void theOldCookieOpensNothing() {
            String name = browser.sessionCookie().name();
            String value = browser.sessionCookie().value();
            logout(hint(tokens.idToken()));

            Browser thief = oauth.browser().plant(name, value);

            assertThat(oauth.signedIn(thief)).isFalse();
        }

        @Test
        void everyGrantOfTheSessionIsOver() {
            Tokens other = oauth.authorize(lodge()).in(browser).silently().exchange();

            logout(hint(tokens.idToken()));

            assertThat(tokens.accessTokenIsActive()).isFalse();
            assertThat(tokens.refresh()).isRefused(400, "invalid_grant");
            assertThat(other.accessTokenIsActive()).isFalse();
            assertThat(other.refresh()).isRefused(400, "invalid_grant");
        }

        @Test
        void codeOnItsWayIsOverToo() {
            var response = oauth.authorize(aClient()).in(browser).silently().response();

            logout(hint(tokens.idToken()));

            assertThat(response.tokenRequest().send()).isRefused(400, "invalid_grant");
        }

        @Test
        void sessionsOfOtherBrowsersGoOn() {
            Browser other = oauth.browser().login(user);
            Tokens ofOther = oauth.authorize(aClient()).in(other).silently().exchange();

            logout(hint(tokens.idToken()));

            assertThat(oauth.signedIn(other)).isTrue();
            assertThat(ofOther.refresh()).hasStatus(200);
        }

        @Test
        void postIsServedAlike() {
            Answer answer = browser.post("/connect/logout", hint(tokens.idToken()));

            assertThat(answer).isNoServerError();
            assertThat(stillSignedIn()).isFalse();
        }

        /** D14: out of the box, the hint is looked up, and a refresh has overwritten it. */
        @Test
        void hintFromBeforeARefreshIsGood() {
            tokens.refresh();

            logout(hint(tokens.idToken()));

            assertThat(stillSignedIn()).isFalse();
        }

        /** D14: a hint says who, not that it is still the time for it. */
        @Test
        void expiredHintIsGood() {
            clock.advance(Duration.ofDays(2));

            Answer answer = logout(hint(tokens.idToken())
                    .with("post_logout_redirect_uri", aClient().postLogoutRedirectUri()));

            assertThat(answer.location().toString()).startsWith(aClient().postLogoutRedirectUri());
            clock.advance(Duration.ofDays(-2));
            assertThat(stillSignedIn()).isFalse();
        }

        @Test
        void signingOutTwiceIsNoError() {
            logout(hint(tokens.idToken()));

            assertThat(logout(hint(tokens.idToken()))).isNoServerError();
        }
    }

    private static Parameters hint(String token) {
        return Parameters.NONE.with("id_token_hint", token);
    }

    private Answer logout(Parameters parameters) {
        return browser.get("/connect/logout?" + parameters.encoded());
    }

    private boolean stillSignedIn() {
        return oauth.signedIn(browser);
    }
}
