package dev.signet.auth.endpoint.authorization;

import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.ErrorShown;
import dev.signet.auth.endpoint.authorization.request.AuthorizationRequestConverter;
import dev.signet.auth.endpoint.authorization.response.ResponseDelivery;
import dev.signet.auth.endpoint.authorization.response.ResponseDelivery.Outgoing;
import dev.signet.auth.endpoint.authorization.response.ResponseMode;
import dev.signet.auth.endpoint.authorization.response.ResponseModes;
import dev.signet.auth.grant.pushed.PushedHandle;
import dev.signet.auth.grant.pushed.PushedRequests;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.session.BrowserAccounts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
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

/**
 * Puts together the answer of the authorization endpoint (RFC 6749 §4.1.2), with {@code iss} so that the client knows whose answer it is
 * (RFC 9207 §2). An error goes back only where client and redirect URI were found good; any other is shown to the user, and nothing is
 * sent anywhere (§4.1.2.1).
 */
@Component
public class AuthorizationAnswer implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** How the framework begins its descriptions; what follows is the parameter's name. */
    private static final String FRAMEWORK_PREFIX = "OAuth 2.0 Parameter: ";

    /** Where the framework keeps a request that it found good. */
    private static final String VALIDATED = OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName();

    private final Issuer issuer;
    private final BrowserAccounts accounts;
    private final PushedRequests pushed;
    private final ResponseModes modes;
    private final ResponseDelivery delivery;

    AuthorizationAnswer(
            Issuer issuer,
            BrowserAccounts accounts,
            PushedRequests pushed,
            ResponseModes modes,
            ResponseDelivery delivery) {
        this.issuer = issuer;
        this.pushed = pushed;
        this.accounts = accounts;
        this.modes = modes;
        this.delivery = delivery;
    }

    /** @param authentication made by the framework, without what it does not know: that stands in the request, or in its details */
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        OAuth2AuthorizationCodeRequestAuthenticationToken answer =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        ResponseMode mode = answer.getDetails() instanceof ResponseMode kept
                ? kept
                : mode(validated(request).orElse(answer));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                OAuth2ParameterNames.CODE,
                Objects.requireNonNull(answer.getAuthorizationCode()).getTokenValue());
        send(answer, mode, parameters, request, response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof SessionGone gone && askedAgain(gone, request, response)) {
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
        if (asked.getAdditionalParameters().get(AuthorizationRequestConverter.PUSHED) instanceof PushedHandle handle) {
            pushed.answer(handle); // An error is an answer, too.
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        parameters.put(OAuth2ParameterNames.ERROR_DESCRIPTION, String.valueOf(error.getDescription()));
        send(asked, mode(asked), parameters, request, response);
    }

    /** Without the account that led nowhere, the same request leads to a page, unless the client wants none. */
    private boolean askedAgain(SessionGone gone, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                validated(request).orElse(null);
        String page = WaitingRequests.byGet(request).orElse(null);
        if (asked == null || page == null || silent(asked)) {
            return false;
        }
        accounts.remove(request, gone.sid());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, page);
        return true;
    }

    private static boolean silent(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        return asked.getAdditionalParameters().get("prompt") instanceof String prompt
                && Arrays.asList(prompt.split(" ")).contains("none");
    }

    private static Optional<OAuth2AuthorizationCodeRequestAuthenticationToken> validated(HttpServletRequest request) {
        return request.getAttribute(VALIDATED) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked
                ? Optional.of(asked)
                : Optional.empty();
    }

    private ResponseMode mode(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        return modes.orQuery(
                asked.getAdditionalParameters().get(ResponseMode.PARAMETER) instanceof String named ? named : null);
    }

    private void send(
            OAuth2AuthorizationCodeRequestAuthenticationToken to,
            ResponseMode mode,
            Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        String state = to.getState();
        if (state != null && !state.isEmpty()) {
            parameters.put(OAuth2ParameterNames.STATE, state);
        }
        parameters.put("iss", issuer.value());
        String redirectUri = Objects.requireNonNull(to.getRedirectUri());
        delivery.send(new Outgoing(redirectUri, to.getClientId(), mode, parameters), request, response);
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
}
