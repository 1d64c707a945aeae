package dev.signet.auth.endpoint.authorization.interaction;

import dev.signet.auth.endpoint.authorization.asked.AuthenticationAsked.Malformed;
import dev.signet.auth.endpoint.authorization.check.Interaction;
import dev.signet.auth.endpoint.authorization.check.Interactions;
import dev.signet.auth.endpoint.authorization.check.Situation;
import dev.signet.auth.login.waiting.PageAddress;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.login.waiting.Why;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands between the framework's two steps: the one that found a request good has left it as an attribute of the HTTP request, the
 * one that issues the code takes it from there. In between is decided whether it may go on, as whom, or what comes first.
 */
final class InteractionFilter extends OncePerRequestFilter {

    private static final String VALIDATED = OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName();

    private final Situations situations;
    private final WaitingRequests waiting;
    private final AuthenticationFailureHandler refusals;
    private final String consentPage;

    InteractionFilter(
            Situations situations, WaitingRequests waiting, AuthenticationFailureHandler refusals, String consentPage) {
        this.situations = situations;
        this.waiting = waiting;
        this.refusals = refusals;
        this.consentPage = consentPage;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(VALIDATED) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)) {
            situations.findAsked(request).ifPresent(InteractionFilter::use);
            chain.doFilter(request, response);
            return;
        }
        String byGet = cookiesKeptBack(request) ? WaitingRequests.byGet(request).orElse(null) : null;
        if (byGet != null) {
            redirect(byGet, response);
            return;
        }
        Situation situation;
        try {
            situation = situations.of(asked, request);
        } catch (Malformed malformed) {
            String description = "The parameter " + malformed.parameter() + " is missing, repeated or malformed.";
            refuse(new Interaction.Refuse(OAuth2ErrorCodes.INVALID_REQUEST, description), asked, request, response);
            return;
        }
        act(situation, asked, request, response, chain);
    }

    /**
     * A form that another site posts comes without the session's cookie ({@code SameSite=Lax}), and a new session would take the place of
     * the one that is there. Where the form leads to by GET the browser brings the cookie along.
     */
    private static boolean cookiesKeptBack(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod()) && request.getSession(false) == null;
    }

    private static void redirect(String address, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    private void act(
            Situation situation,
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Interaction next = Interactions.next(situation);
        if (next instanceof Interaction.Proceed proceed) {
            forget(request);
            goOnAs(proceed.person(), asked, request);
            String uiLocales = situation.asked().uiLocales();
            chain.doFilter(
                    request,
                    new ConsentRedirect(
                            response, consentPage, page -> consent(page, proceed.person(), uiLocales, request)));
        } else if (next instanceof Interaction.Refuse refused) {
            forget(request);
            refuse(refused, asked, request, response);
        } else {
            redirect(page((Interaction.Page) next, situation.asked().uiLocales(), request), response);
        }
    }

    private String page(Interaction.Page page, @Nullable String uiLocales, HttpServletRequest request) {
        if (page instanceof Interaction.SignIn signIn) {
            return PageAddress.of(PageAddress.LOGIN)
                    .behind(waiting.keep(request, signIn.why()).orElse(null))
                    .in(uiLocales)
                    .about(signIn.account())
                    .toString();
        }
        return PageAddress.of(PageAddress.ACCOUNTS)
                .behind(waiting.keep(request, Why.NOBODY).orElse(null))
                .in(uiLocales)
                .toString();
    }

    /** The page is for the person that the browser is used as; and from there they can go back and be somebody else. */
    private String consent(String page, SignedIn person, @Nullable String uiLocales, HttpServletRequest request) {
        situations.use(request, person);
        return PageAddress.of(page)
                .behind(waiting.keep(request, Why.NOBODY).orElse(null))
                .in(uiLocales)
                .toString();
    }

    private void forget(HttpServletRequest request) {
        waiting.find(request).ifPresent(known -> waiting.forget(request, known));
    }

    /** For this request alone: who the browser is used as stays as it is. */
    private static void goOnAs(
            SignedIn person, OAuth2AuthorizationCodeRequestAuthenticationToken asked, HttpServletRequest request) {
        SsoAuthentication principal = new SsoAuthentication(person);
        if (principal.equals(asked.getPrincipal())) {
            return;
        }
        use(person);
        request.setAttribute(
                VALIDATED,
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        asked.getAuthorizationUri(),
                        asked.getClientId(),
                        principal,
                        asked.getRedirectUri(),
                        asked.getState(),
                        asked.getScopes(),
                        asked.getAdditionalParameters()));
    }

    private static void use(SignedIn person) {
        SecurityContextHolder.setContext(new SecurityContextImpl(new SsoAuthentication(person)));
    }

    private void refuse(
            Interaction.Refuse refused,
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        refusals.onAuthenticationFailure(
                request,
                response,
                new OAuth2AuthorizationCodeRequestAuthenticationException(
                        new OAuth2Error(refused.error(), refused.description(), null), asked));
    }
}
