package dev.signet.demo.experiment;

import dev.signet.demo.token.Fingerprint;
import dev.signet.demo.token.FreshTokens;
import dev.signet.demo.token.GrantEndedException;
import java.util.function.Function;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The tokens of the session that an experiment is tried with, and how it leaves them behind in order. */
@Component
public class SessionTokens {

    private final FreshTokens tokens;

    SessionTokens(FreshTokens tokens) {
        this.tokens = tokens;
    }

    /** An access token that lives long enough for an experiment. */
    public String access(Trial trial) {
        return tokens.renewed(trial.person(), trial.request(), trial.response())
                .getAccessToken()
                .getTokenValue();
    }

    /** The ID token of the sign-in; empty where there is none. */
    public String id(Trial trial) {
        return trial.person().getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getTokenValue()
                : "";
    }

    /** Works with both tokens while nobody else of this session refreshes. */
    public <T> T inTurn(Trial trial, Function<OAuth2AuthorizedClient, T> work) {
        return tokens.inTurn(
                trial.request(),
                () -> work.apply(tokens.held(trial.person(), trial.request())
                        .orElseThrow(() -> new GrantEndedException("The session holds no tokens.", null))));
    }

    /** The session goes on with what a refresh by hand has brought; nothing changes where it was refused. */
    public void keep(Trial trial, Answer refreshed) {
        if (refreshed.accepted()) {
            tokens.replace(
                    trial.person(),
                    trial.request(),
                    trial.response(),
                    new FreshTokens.Pair(
                            refreshed.text("access_token"),
                            refreshed.number("expires_in"),
                            refreshed.text("refresh_token")));
        }
    }

    /** The refresh token, which every experiment of them needs. */
    public static String refresh(OAuth2AuthorizedClient client) {
        var token = client.getRefreshToken();
        if (token == null) {
            throw new GrantEndedException("The session has no refresh token.", null);
        }
        return token.getTokenValue();
    }

    /** A short name for a token. */
    public static String name(String token) {
        return token.isEmpty() ? "" : Fingerprint.of(token).text();
    }
}
