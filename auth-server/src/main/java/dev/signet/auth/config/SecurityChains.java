package dev.signet.auth.config;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.endpoint.ProvenKey;
import dev.signet.auth.endpoint.client.ClientRefusal;
import dev.signet.auth.endpoint.userinfo.SentTokens;
import dev.signet.auth.login.FreshSession;
import dev.signet.auth.login.LateLoginForm;
import dev.signet.auth.login.LoginDetails;
import dev.signet.auth.login.LoginEntryPoint;
import dev.signet.auth.login.LoginFailure;
import dev.signet.auth.login.PasswordLogin;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.SsoContextRepository;
import dev.signet.auth.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The two filter chains: the protocol's endpoints, and the pages. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String LOGIN = "/login";
    private static final RequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize");
    private static final RequestMatcher USERINFO =
            PathPatternRequestMatcher.withDefaults().matcher("/userinfo");
    private static final RequestMatcher LOGOUT =
            PathPatternRequestMatcher.withDefaults().matcher("/connect/logout");

    /** Endpoints of the framework that pages of ours stand in for. */
    private static final RequestMatcher REPLACED = new OrRequestMatcher(
            LOGOUT, PathPatternRequestMatcher.withDefaults().matcher("/oauth2/device_verification"));

    private static final RequestMatcher CLIENT_ENDPOINTS = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/token"),
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/introspect"),
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/revoke"),
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/device_authorization"),
            PathPatternRequestMatcher.withDefaults().matcher("/oauth2/par"));
    private static final RequestMatcher DOCUMENTS = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/oauth2/jwks"),
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/.well-known/*"));

    private static final BearerTokenResolver SENT_TOKENS = new SentTokens();

    private final SsoContextRepository contexts;
    private final RequestCache requests;
    private final LoginEntryPoint login;

    SecurityChains(SsoContextRepository contexts, RequestCache requests, LoginEntryPoint login) {
        this.contexts = contexts;
        this.requests = requests;
        this.login = login;
    }

    /** The endpoints of the framework's authorization server, as the protocol extensions have set them up. */
    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, List<ProtocolExtension> extensions, ClientRefusal refusal, SecurityHeaders security) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        extensions.forEach(extension -> extension.configure(http));
        RequestMatcher endpoints = server.getEndpointsMatcher();
        return http.securityMatcher(request -> endpoints.matches(request) && !REPLACED.matches(request))
                .with(server, configured -> {
                    configured.oidc(withDefaults());
                    extensions.forEach(extension -> extension.configure(configured));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(login, AUTHORIZE)
                        .defaultAuthenticationEntryPointFor(refusal, CLIENT_ENDPOINTS)
                        .defaultAuthenticationEntryPointFor(new BearerTokenAuthenticationEntryPoint(), USERINFO))
                .oauth2ResourceServer(
                        bearer -> bearer.jwt(withDefaults()).bearerTokenResolver(SecurityChains::bearerToken))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(requests))
                .headers(headers ->
                        headers.cacheControl(cache -> cache.disable()).addHeaderWriter(new CacheHeaders(DOCUMENTS)))
                .logout(logout -> logout.disable())
                .build();
    }

    /** Everything that a person sees, and the end session endpoint. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            PasswordLogin passwordLogin,
            LoginFailure loginFailure,
            FreshSession freshSession,
            BrowserAccounts accounts,
            SecurityHeaders security) {
        return http.authenticationProvider(passwordLogin)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/consent", "/account/**", "/activate", "/activate/answer")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers(LOGOUT, EndpointRequest.to("signetkeys")))
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(freshSession))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(login).accessDeniedHandler(new LateLoginForm()))
                .formLogin(form -> form.loginPage(LOGIN)
                        .authenticationDetailsSource(
                                request -> new LoginDetails(request, accounts.listSignedIn(request)))
                        .failureHandler(loginFailure))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(requests))
                .headers(security)
                .logout(logout -> logout.disable())
                .build();
    }

    /** Access tokens open /userinfo and no other endpoint here. */
    private static @Nullable String bearerToken(HttpServletRequest request) {
        if (!USERINFO.matches(request)) {
            return null;
        }
        return ProvenKey.accessToken(request).orElseGet(() -> SENT_TOKENS.resolve(request));
    }
}
