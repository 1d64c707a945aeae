package dev.signet.demo.signin;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.signet.demo.logout.SignedInSessions;
import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.provider.OutboundHttp;
import dev.signet.demo.provider.ProviderDirectory;
import dev.signet.demo.settings.DemoProperties;
import dev.signet.demo.token.RefreshLedger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.client.RestTemplate;

/** The door: who may pass, how one signs in and out, and the headers of every page. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String[] OPEN = {"/", "/css/**", "/js/**", "/img/**", "/favicon.ico", "/error"};

    /** Shows everybody their own, also after their session has ended; what changes something asks for a form token as everywhere. */
    private static final String[] INSPECTOR = {"/inspector", "/inspector/**"};

    /** A race goes on, and may be looked at, when the session that began it is over. */
    private static final String[] RACE = {"/take-it-back", "/take-it-back/state"};

    /** What there is to try may be read by anybody, also after an experiment that ended the session. */
    private static final String[] EXPERIMENTS = {"/experiments", "/experiments/*"};

    /** The management port answers only on the loopback interface and shows health and metrics, no secrets. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain app(
            HttpSecurity http,
            DemoProperties settings,
            ProviderDirectory provider,
            OidcUserService people,
            SignInFailure failure,
            SignOutRedirect signOut,
            SignedInSessions sessions) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(INSPECTOR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, RACE)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, EXPERIMENTS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage("/")
                        .authorizationEndpoint(asking -> asking.authorizationRequestResolver(new AskedAgain(provider)))
                        .userInfoEndpoint(userInfo -> userInfo.oidcUserService(people))
                        .successHandler((request, response, person) -> begin(request, response, person, sessions))
                        .failureHandler(failure)
                        .withObjectPostProcessor(failingWith(failure)))
                .addFilterBefore(new IssuerCheckFilter(settings, provider), OAuth2LoginAuthenticationFilter.class)
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessHandler(signOut))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(SignInConfiguration::sessionOver)
                        .accessDeniedHandler(SignInConfiguration::sessionOver))
                .requestCache(cache -> cache.disable())
                .csrf(withDefaults())
                .headers(headers -> secure(headers, settings))
                .build();
    }

    @Bean
    OidcUserService people(OutboundHttp http) {
        RestTemplate template = http.restTemplate();
        template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService userInfo = new DefaultOAuth2UserService();
        userInfo.setRestOperations(template);
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(userInfo);
        return people;
    }

    private static void begin(
            HttpServletRequest request, HttpServletResponse response, Authentication person, SignedInSessions sessions)
            throws IOException {
        RefreshLedger.clear(request.getSession());
        if (person.getPrincipal() instanceof OidcUser user) {
            sessions.add(request.getSession(), user);
        }
        response.sendRedirect(BackTo.take(request.getSession()));
    }

    /**
     * Nobody signed in, or a form without the session's token: either way the page in the browser is of another session. A
     * stranger without a cookie had none to lose, and gets no session for trying addresses.
     */
    private static void sessionOver(HttpServletRequest request, HttpServletResponse response, Exception refusal)
            throws IOException {
        if (request.getRequestedSessionId() != null && !Notices.waiting(request)) {
            Notices.leave(request, Notice.SESSION_OVER);
        }
        response.sendRedirect("/");
    }

    /** The filter that begins a sign-in answers a silent server with a bare 500 unless it is told otherwise. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failingWith(SignInFailure failure) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failure);
                return filter;
            }
        };
    }

    private static void secure(HeadersConfigurer<HttpSecurity> headers, DemoProperties settings) {
        // A browser holds form-action against the redirects after a form as well: signing out ends at the issuer.
        String policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self' "
                        + settings.issuer().getScheme() + "://"
                        + settings.issuer().getAuthority()
                        + "; frame-ancestors 'none'; base-uri 'none'";
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
