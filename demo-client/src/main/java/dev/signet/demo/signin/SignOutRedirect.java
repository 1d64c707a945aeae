package dev.signet.demo.signin;

import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.provider.ProviderDirectory;
import dev.signet.demo.provider.ProviderMismatchException;
import dev.signet.demo.provider.ProviderUnreachableException;
import dev.signet.demo.settings.DemoProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * After the session here has ended, sends the browser to end the one at the server (OpenID Connect RP-Initiated Logout 1.0).
 *
 * <p>The hint is the ID token from sign-in. It proves which session is meant, so that no page of another origin can sign a
 * person out unasked, and it opens nothing: an ID token is no access token.
 */
@Component
class SignOutRedirect implements LogoutSuccessHandler {

    /** The words of the form's field that says where to come back to: nothing else is understood. */
    private static final String RACE = "race";

    private static final String EXPERIMENTS = "experiments";

    private final ProviderDirectory provider;
    private final DemoProperties settings;

    SignOutRedirect(ProviderDirectory provider, DemoProperties settings) {
        this.provider = provider;
        this.settings = settings;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person)
            throws IOException {
        if (person != null && person.getPrincipal() instanceof OidcUser user) {
            response.sendRedirect(wayOut(request, user));
        } else {
            response.sendRedirect("/");
        }
    }

    private String wayOut(HttpServletRequest request, OidcUser user) {
        Optional<URI> endSession;
        try {
            endSession = provider.endSessionEndpoint();
        } catch (ProviderUnreachableException | ProviderMismatchException unavailable) {
            return signedOutHere(request, Notice.SIGNED_OUT_HERE);
        }
        String back = way(request.getParameter(BackTo.PARAMETER));
        return endSession
                .map(endpoint -> withHint(endpoint, user, back))
                .orElseGet(() -> signedOutHere(request, Notice.SIGNED_OUT_ONLY_HERE));
    }

    private static String signedOutHere(HttpServletRequest request, Notice notice) {
        Notices.leave(request, notice);
        return "/";
    }

    private String way(@Nullable String word) {
        if (RACE.equals(word)) {
            return settings.app().race();
        }
        return EXPERIMENTS.equals(word)
                ? settings.app().experiments()
                : settings.app().home();
    }

    private String withHint(URI endSession, OidcUser user, String back) {
        return UriComponentsBuilder.fromUri(endSession)
                .queryParam("id_token_hint", "{hint}")
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(
                        user.getIdToken().getTokenValue(), settings.client().id(), back)
                .toUriString();
    }
}
