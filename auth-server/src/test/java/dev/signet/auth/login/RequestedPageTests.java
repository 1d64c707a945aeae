package dev.signet.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.savedrequest.SavedRequest;

class RequestedPageTests {

    private static final String AUTHORIZE = "/oauth2/authorize";

    private final RequestedPage pages = new RequestedPage();
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
            assertThat(pages.getRequest(request, response)).isNull();
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

            assertThat(kept(request).getRedirectUrl()).isEqualTo("/oauth2/authorize?client_id=harbor");
            assertThat(kept(request).getCookies()).isEmpty();
            assertThat(kept(request).getHeaderNames()).isEmpty();
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
            request.getSession().setAttribute(RequestedPage.ATTRIBUTE, 42);

            assertThat(pages.getRequest(request, response)).isNull();
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
    void postedAuthorizationRequestGoesOnByGet() {
        MockHttpServletRequest request = request("POST", AUTHORIZE);
        request.addParameter("client_id", "harbor");

        assertThat(kept(request).getRedirectUrl()).isEqualTo("/oauth2/authorize?client_id=harbor");
        assertThat(kept(request).getMethod()).isEqualTo("GET");
    }

    @Test
    void isForgottenWhenItIsRemoved() {
        MockHttpServletRequest request = request("GET", AUTHORIZE);
        pages.saveRequest(request, response);

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
        SavedRequest kept = pages.getRequest(request, response);
        assertThat(kept).isNotNull();
        return kept;
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRequestURI(path);
        return request;
    }
}
