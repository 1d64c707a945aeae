package dev.signet.demo.token;

import dev.signet.demo.provider.Outage;
import dev.signet.demo.provider.ProviderDirectory;
import dev.signet.demo.provider.ProviderUnreachableException;
import dev.signet.demo.settings.DemoProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/**
 * Hands out tokens that are good for a while yet, and refreshes them where they are not: before they expire, one request of a
 * session at a time, and never the same refresh token twice.
 */
@Component
public class FreshTokens {

    /** So early that every token counts as used up: how the framework's refresh is told to happen now. */
    private static final Duration AT_ONCE = Duration.ofDays(3650);

    private final OAuth2AuthorizedClientRepository clients;
    private final RefreshTurns turns;
    private final Clock clock;
    private final DefaultOAuth2AuthorizedClientManager whenDue;
    private final DefaultOAuth2AuthorizedClientManager atOnce;

    FreshTokens(
            ProviderDirectory provider,
            OAuth2AuthorizedClientRepository clients,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> exchange,
            RefreshTurns turns,
            DemoProperties settings,
            Clock clock) {
        this.clients = clients;
        this.turns = turns;
        this.clock = clock;
        this.whenDue = manager(provider, refreshing(exchange, settings.refreshBeforeExpiry()));
        this.atOnce = manager(provider, refreshing(exchange, AT_ONCE));
    }

    /** What the session holds, as it is; empty when it holds none. */
    public Optional<OAuth2AuthorizedClient> held(Authentication person, HttpServletRequest request) {
        return Optional.ofNullable(clients.loadAuthorizedClient(ProviderDirectory.REGISTRATION, person, request));
    }

    /**
     * Tokens whose access token lasts longer than {@code demo.refresh-before-expiry}, refreshed first where needed.
     *
     * @throws GrantEndedException when only a new sign-in helps
     * @throws ProviderUnreachableException when a refresh is due and the server does not answer
     * @throws RefreshRefusedException when a refresh is due and refused for another reason
     */
    public OAuth2AuthorizedClient fresh(
            Authentication person, HttpServletRequest request, HttpServletResponse response) {
        return inTurn(whenDue, person, request, response);
    }

    /** Tokens that were refreshed by this call, whether due or not; throws like {@link #fresh}. */
    public OAuth2AuthorizedClient renewed(
            Authentication person, HttpServletRequest request, HttpServletResponse response) {
        return inTurn(atOnce, person, request, response);
    }

    private OAuth2AuthorizedClient inTurn(
            DefaultOAuth2AuthorizedClientManager manager,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        return inTurn(request, () -> authorize(manager, person, request, response));
    }

    /**
     * Does the work while no other request of the session refreshes.
     *
     * @throws GrantEndedException when the session ended before it had its turn
     */
    public <T> T inTurn(HttpServletRequest request, Supplier<T> work) {
        Lock turn = turnOf(request);
        turn.lock();
        try {
            // Whoever had the turn before may have refreshed, or have ended the session: look again, now.
            if (request.getSession(false) == null) {
                throw new GrantEndedException("The session ended while this request waited for its turn.", null);
            }
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /**
     * What a refresh that somebody made by hand has brought. Does not print itself.
     *
     * @param lifetime of the access token, in seconds
     */
    public record Pair(String access, long lifetime, String refresh) {
        @Override
        public String toString() {
            return "Pair[hidden]";
        }
    }

    /** The session goes on with these tokens; for whoever has the session's {@linkplain #inTurn turn}. */
    public void replace(Authentication person, HttpServletRequest request, HttpServletResponse response, Pair tokens) {
        held(person, request).ifPresent(before -> {
            Instant now = clock.instant();
            OAuth2AccessToken access = new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER,
                    tokens.access(),
                    now,
                    now.plusSeconds(Math.max(1, tokens.lifetime())),
                    before.getAccessToken().getScopes());
            OAuth2RefreshToken refresh = new OAuth2RefreshToken(tokens.refresh(), now);
            keep(
                    new OAuth2AuthorizedClient(
                            before.getClientRegistration(), before.getPrincipalName(), access, refresh),
                    person,
                    request,
                    response);
        });
    }

    private Lock turnOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw new GrantEndedException("There is no session.", null);
        }
        try {
            return turns.of(session);
        } catch (IllegalStateException ended) {
            throw new GrantEndedException("The session ended before this request had its turn.", ended);
        }
    }

    private OAuth2AuthorizedClient authorize(
            DefaultOAuth2AuthorizedClientManager manager,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            @Nullable
            OAuth2AuthorizedClient client =
                    manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(ProviderDirectory.REGISTRATION)
                            .principal(person)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response)
                            .build());
            if (client == null) {
                throw new GrantEndedException("The session holds no tokens.", null);
            }
            return client;
        } catch (ClientAuthorizationException refused) {
            throw refusal(refused);
        }
    }

    private static RuntimeException refusal(ClientAuthorizationException refused) {
        String code = refused.getError().getErrorCode();
        if ("invalid_grant".equals(code)) {
            return new GrantEndedException("The refresh token is no longer accepted.", refused);
        }
        return Outage.isBehind(refused)
                ? new ProviderUnreachableException("The token endpoint does not answer.", refused)
                : new RefreshRefusedException(code, refused);
    }

    private RefreshTokenOAuth2AuthorizedClientProvider refreshing(
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> exchange, Duration early) {
        RefreshTokenOAuth2AuthorizedClientProvider refreshing = new RefreshTokenOAuth2AuthorizedClientProvider();
        refreshing.setAccessTokenResponseClient(exchange);
        refreshing.setClockSkew(early);
        refreshing.setClock(clock);
        return refreshing;
    }

    private DefaultOAuth2AuthorizedClientManager manager(
            ProviderDirectory provider, RefreshTokenOAuth2AuthorizedClientProvider refreshing) {
        DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(provider, clients);
        manager.setAuthorizedClientProvider(refreshing);
        manager.setAuthorizationSuccessHandler((client, person, attributes) -> {
            if (attributes.get(HttpServletRequest.class.getName()) instanceof HttpServletRequest request
                    && attributes.get(HttpServletResponse.class.getName()) instanceof HttpServletResponse response) {
                keep(client, person, request, response);
            }
        });
        return manager;
    }

    private void keep(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        String spent = held(person, request)
                .map(OAuth2AuthorizedClient::getRefreshToken)
                .map(token -> Fingerprint.of(token.getTokenValue()).text())
                .orElse(null);
        clients.saveAuthorizedClient(client, person, request, response);
        RefreshLedger.write(request.getSession(), clock.instant(), spent);
    }
}
