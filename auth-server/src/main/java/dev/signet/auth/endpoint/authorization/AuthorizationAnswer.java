package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.ErrorShown;
import dev.signet.auth.session.BrowserAccounts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends the answer of the authorization endpoint back to the client (RFC 6749 §4.1.2), with {@code iss} so that the client knows
 * whose answer it is (RFC 9207 §2). An error goes back only where client and redirect URI were found good; any other is shown
 * to the user, and nothing is sent anywhere (§4.1.2.1).
 */
@Component
public class AuthorizationAnswer implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** How the framework begins its descriptions; what follows is the parameter's name. */
    private static final String FRAMEWORK_PREFIX = "OAuth 2.0 Parameter: ";

    private final Issuer issuer;
    private final BrowserAccounts accounts;

    AuthorizationAnswer(Issuer issuer, BrowserAccounts accounts) {
        this.issuer = issuer;
        this.accounts = accounts;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthorizationCodeRequestAuthenticationToken answer =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        String code = Objects.requireNonNull(answer.getAuthorizationCode()).getTokenValue();
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(Objects.requireNonNull(answer.getRedirectUri()))
                .queryParam(OAuth2ParameterNames.CODE, code);
        send(response, uri, answer.getState());
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof SessionGone gone && mayAsk(request)) {
            accounts.remove(request, gone.sid());
            askAgain(request, response);
            return;
        }
        OAuth2Error error = described(((OAuth2AuthenticationException) failure).getError());
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException known
                        ? known.getAuthorizationCodeRequestAuthentication()
                        : null;
        if (asked == null || !StringUtils.hasText(asked.getRedirectUri())) {
            ErrorShown.show(error, request, response);
            return;
        }
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(asked.getRedirectUri())
                .queryParam(OAuth2ParameterNames.ERROR, error.getErrorCode())
                .queryParam(OAuth2ParameterNames.ERROR_DESCRIPTION, encode(String.valueOf(error.getDescription())));
        send(response, uri, asked.getState());
    }

    private static boolean mayAsk(HttpServletRequest request) {
        String prompt = request.getParameter("prompt");
        return "GET".equals(request.getMethod()) && (prompt == null || !prompt.contains("none"));
    }

    /** Without the account that led nowhere, the same request leads to a page. */
    private static void askAgain(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getRequestURI() + "?" + request.getQueryString());
    }

    private void send(HttpServletResponse response, UriComponentsBuilder uri, @Nullable String state)
            throws IOException {
        if (StringUtils.hasText(state)) {
            uri.queryParam(OAuth2ParameterNames.STATE, encode(state));
        }
        uri.queryParam("iss", encode(issuer.value()));
        // 303: the browser follows with GET and without the form that it may have posted here (RFC 9700 §4.12).
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", uri.build(true).toUriString());
    }

    private static OAuth2Error described(OAuth2Error error) {
        String description = error.getDescription();
        String told = description == null
                ? "The request was refused."
                : description.startsWith(FRAMEWORK_PREFIX)
                        ? "The parameter " + description.substring(FRAMEWORK_PREFIX.length())
                                + " is missing, repeated, malformed or not allowed."
                        : description;
        return new OAuth2Error(error.getErrorCode(), told, null);
    }

    private static String encode(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
