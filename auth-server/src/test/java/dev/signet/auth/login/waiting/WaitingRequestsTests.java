package dev.signet.auth.login.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.savedrequest.SavedRequest;

class WaitingRequestsTests {

    private static final String AUTHORIZE = "/oauth2/authorize";

    private final MutableClock clock = new MutableClock();
    private final WaitingRequests pages = new WaitingRequests(clock);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Nested
    @DisplayName("What is not kept")
    class Refused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/login",
                    "/userinfo",
                    "/oauth2/token",
                    "/oauth2/introspect",
                    "/oauth2/authorize/",
                    "/oauth2/Authorize",
                    "//evil.example/oauth2/authorize",
                    "/oauth2/authorize;jsessionid=1",
                    "/oauth2//authorize",
                })
        void anyOtherPage(String path) {
            MockHttpServletRequest request = request("GET", path);
            request.addParameter("access_token", "what-opens-doors");

            pages.saveRequest(request, response);

            assertThat(request.getSession(false)).as("not even a session").isNull();
            assertThat(pages.find(request)).isEmpty();
        }

        @Test
        void requestThatIsTooLong() {
            MockHttpServletRequest request = request("GET", AUTHORIZE);
            request.addParameter("state", "s".repeat(16_000));

            pages.saveRequest(request, response);

            assertThat(request.getSession(false)).isNull();
        }

        @Test
        void hostThatTheRequestNames() {
            MockHttpServletRequest request = request("GET", AUTHORIZE);
            request.setServerName("evil.example");
            request.addHeader("Host", "evil.example");
            request.addHeader("X-Forwarded-Host", "evil.example");
            request.addHeader("Cookie", "theme=dark");
            request.addParameter("client_id", "harbor");

            SavedRequest kept = kept(request);

            assertThat(kept.getRedirectUrl()).isEqualTo("/oauth2/authorize?client_id=harbor");
            assertThat(kept.getCookies()).isEmpty();
            assertThat(kept.getHeaderNames()).isEmpty();
        }

        @Test
        void requestInThePlaceOfAnother() {
            MockHttpServletRequest request = request("GET", AUTHORIZE);
            pages.saveRequest(request, response);

            assertThat(pages.getMatchingRequest(request, response)).isNull();
        }

        @Test
        void somethingElseThatLiesInTheSession() {
            MockHttpServletRequest request = request("GET", "/login");
            request.getSession().setAttribute(WaitingRequests.ATTRIBUTE + "1", 42);
            request.getSession().setAttribute(WaitingRequests.ATTRIBUTE + "2", "a line of another version");
            request.addParameter("request", "1");

            assertThat(pages.behind(request)).isEmpty();
            assertThat(WaitingRequests.listAll(request.getSession())).isEmpty();
        }

        @Test
        void moreThanFive() {
            MockHttpSession session = new MockHttpSession();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                clock.advance(Duration.ofSeconds(1));
                ids.add(pages.keep(asked(session, "state-" + i), Why.NOBODY)
                        .orElseThrow()
                        .id());
            }

            assertThat(WaitingRequests.listAll(session))
                    .extracting(WaitingRequest::id)
                    .containsExactlyInAnyOrderElementsOf(ids.subList(2, 7));
        }
    }

    @Nested
    @DisplayName("What a person did for a request")
    class Answered {

        private final MockHttpSession session = new MockHttpSession();
        private final SignedIn alice = person();

        @Test
        void countsForNoOther() {
            WaitingRequest one = pages.keep(asked(session, "one"), Why.AGAIN).orElseThrow();
            pages.keep(asked(session, "other"), Why.AGAIN);

            pages.answer(behind(one), alice.sid(), true);

            assertThat(provenFor("one")).isTrue();
            assertThat(provenFor("other")).isFalse();
        }

        @Test
        void countsForNobodyElse() {
            WaitingRequest one = pages.keep(asked(session, "one"), Why.AGAIN).orElseThrow();

            pages.answer(behind(one), person().sid(), true);

            assertThat(provenFor("one")).isFalse();
        }

        @Test
        void choosingIsNotProving() {
            WaitingRequest one = pages.keep(asked(session, "one"), Why.AGAIN).orElseThrow();

            pages.answer(behind(one), alice.sid(), false);

            assertThat(provenFor("one")).isFalse();
            assertThat(pages.find(asked(session, "one")).orElseThrow().account())
                    .contains(alice.sid());
        }

        @Test
        void countsOnce() {
            WaitingRequest one = pages.keep(asked(session, "one"), Why.AGAIN).orElseThrow();
            pages.answer(behind(one), alice.sid(), true);

            pages.forget(asked(session, "one"), one);

            assertThat(provenFor("one")).isFalse();
        }

        @Test
        void isNotLostWhenTheRequestComesAgainBeforeItWentOn() {
            WaitingRequest one = pages.keep(asked(session, "one"), Why.NOBODY).orElseThrow();
            pages.answer(behind(one), alice.sid(), false);

            pages.keep(asked(session, "one"), Why.AGAIN);

            assertThat(pages.find(asked(session, "one")).orElseThrow().account())
                    .contains(alice.sid());
        }

        @Test
        void isNotNotedForARequestThatDoesNotWait() {
            MockHttpServletRequest form = request("POST", "/login");
            form.setSession(session);
            form.addParameter("request", "guessed");

            pages.answer(form, alice.sid(), true);

            assertThat(WaitingRequests.listAll(session)).isEmpty();
        }

        private boolean provenFor(String state) {
            return pages.find(asked(session, state))
                    .filter(waiting -> waiting.provenBy(alice))
                    .isPresent();
        }

        private MockHttpServletRequest behind(WaitingRequest waiting) {
            MockHttpServletRequest form = request("POST", "/login");
            form.setSession(session);
            form.addParameter("request", waiting.id());
            return form;
        }

        private SignedIn person() {
            SessionId sid = new SessionId(UUID.randomUUID());
            return new SignedIn(
                    new UserId(UUID.randomUUID()), "alice", false, sid, clock.instant(), List.of("pwd"), false);
        }
    }

    @Test
    void authorizationRequestIsKeptWithAllItsParameters() {
        MockHttpServletRequest request = request("GET", AUTHORIZE);
        request.addParameter("state", "a&b=c d+e%2F#ä");
        request.addParameter("resource", "https://one.example", "https://two.example");
        request.addParameter("prompt", "");

        SavedRequest kept = kept(request);

        assertThat(kept.getParameterValues("state")).containsExactly("a&b=c d+e%2F#ä");
        assertThat(kept.getParameterValues("resource")).containsExactly("https://one.example", "https://two.example");
        assertThat(kept.getParameterValues("nonce")).isEmpty();
        assertThat(kept.getRedirectUrl())
                .startsWith("/oauth2/authorize?state=a%26b%3Dc%20d%2Be%252F%23%C3%A4&")
                .matches("[\\x21-\\x7E]+");
    }

    @Test
    void pageOfTheAccountIsKeptByItsPathAlone() {
        MockHttpServletRequest request = request("GET", "/account/history");
        request.addParameter("after", "somewhere");

        assertThat(kept(request).getRedirectUrl()).isEqualTo("/account/history");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /account/delete",
        "GET, /account/sessions/end",
        "GET, /accounts",
        "GET, /account/../admin",
        "GET, /account-kept"
    })
    void whatWasSentToTheAccountIsNotKept(String method, String path) {
        assertThat(pages.keep(request(method, path), Why.NOBODY)).isEmpty();
    }

    @Test
    void postedAuthorizationRequestGoesOnByGet() {
        MockHttpServletRequest request = request("POST", AUTHORIZE);
        request.addParameter("client_id", "harbor");

        SavedRequest kept = kept(request);

        assertThat(kept.getRedirectUrl()).isEqualTo("/oauth2/authorize?client_id=harbor");
        assertThat(kept.getMethod()).isEqualTo("GET");
    }

    @Test
    void isForgottenWhenItIsRemoved() {
        MockHttpServletRequest request = request("GET", AUTHORIZE);
        kept(request);

        pages.removeRequest(request, response);

        assertThat(pages.getRequest(request, response)).isNull();
        assertThat(request.getSession(false)).isNotNull();
    }

    @Test
    void removingNothingMakesNoSession() {
        MockHttpServletRequest request = request("GET", AUTHORIZE);

        pages.removeRequest(request, response);

        assertThat(request.getSession(false)).isNull();
    }

    private SavedRequest kept(MockHttpServletRequest request) {
        pages.saveRequest(request, response);
        request.setParameter("request", pages.find(request).orElseThrow().id());
        SavedRequest kept = pages.getRequest(request, response);
        assertThat(kept).isNotNull();
        return kept;
    }

    private static MockHttpServletRequest asked(MockHttpSession session, String state) {
        MockHttpServletRequest request = request("GET", AUTHORIZE);
        request.setSession(session);
        request.addParameter("state", state);
        return request;
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRequestURI(path);
        return request;
    }
}
