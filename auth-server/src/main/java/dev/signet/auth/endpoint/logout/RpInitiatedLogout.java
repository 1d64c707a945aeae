package dev.signet.auth.endpoint.logout;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.login.frontchannel.FrontChannel;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.token.IdTokenHint;
import dev.signet.auth.token.TokenJudging;
import dev.signet.auth.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The end session endpoint (RP-Initiated Logout 1.0 §2). An endpoint of ours, because the framework's cannot do without a hint, and
 * looks for the ID token in its store: a hint from before a refresh, or whose row is gone, would fail there. Here its signature
 * is verified, and that it has expired does not matter (§4).
 *
 * <p>Without a hint of just a session that this browser is signed in to, nobody is signed out unasked: any page could send a browser here,
 * with a hint of somebody else, or one from an earlier or another session of the same person, which may be in anybody's hands by now.
 */
@Controller
class RpInitiatedLogout {

    private static final String PATH = "/connect/logout";
    private static final String ASK = "redirect:/signed-out";

    private final TokenJudging tokens;
    private final Clients clients;
    private final Revocation revocation;
    private final BrowserAccounts accounts;
    private final FrontChannel frontChannel;

    RpInitiatedLogout(
            TokenJudging tokens,
            Clients clients,
            Revocation revocation,
            BrowserAccounts accounts,
            FrontChannel frontChannel) {
        this.tokens = tokens;
        this.clients = clients;
        this.revocation = revocation;
        this.accounts = accounts;
        this.frontChannel = frontChannel;
    }

    @RequestMapping(
            path = PATH,
            method = {RequestMethod.GET, RequestMethod.POST})
    String logout(HttpServletRequest request) {
        LogoutRequest asked = LogoutRequest.of(request);
        IdTokenHint hint = hint(asked);
        String destination = destination(asked, hint);
        SessionId sid = hint == null ? null : hint.sid();
        boolean here = accounts.listSignedIn(request).stream()
                .anyMatch(person -> person.sid().equals(sid));
        if (!here && !accounts.listSignedIn(request).isEmpty()) {
            return ask(asked);
        }
        if (hint == null || sid == null) {
            return destination;
        }
        revocation.endSession(hint.user(), sid, EndReason.SIGNED_OUT);
        if (here) {
            accounts.remove(request, sid);
            SecurityContextHolder.clearContext();
        }
        return frontChannel.before(destination, request, List.of(sid));
    }

    /** Whoever only looks where a link leads signs nobody out: mail scanners and previews do so. */
    @RequestMapping(path = PATH, method = RequestMethod.HEAD)
    ResponseEntity<Void> look() {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .allow(HttpMethod.GET, HttpMethod.POST)
                .build();
    }

    /** Our own page, in a language that the client asks for: it asks whoever is still signed in, and tells everybody else. */
    private static String ask(LogoutRequest asked) {
        return Languages.firstSpoken(asked.uiLocales())
                .map(language -> ASK + "?" + Languages.ASKED + "=" + language)
                .orElse(ASK);
    }

    private @Nullable IdTokenHint hint(LogoutRequest asked) {
        if (asked.idTokenHint() == null) {
            return null;
        }
        IdTokenHint hint =
                tokens.hint(asked.idTokenHint()).orElseThrow(() -> OAuthErrors.invalidRequest("id_token_hint"));
        if (asked.clientId() != null && !hint.client().value().equals(asked.clientId())) {
            throw OAuthErrors.invalidRequest("client_id");
        }
        return hint;
    }

    /**
     * Where the browser goes afterwards: to an address that the client registered, to the letter, or to our own page. Without a hint
     * it stays here, whatever was asked (§3).
     */
    private String destination(LogoutRequest asked, @Nullable IdTokenHint hint) {
        String uri = asked.postLogoutRedirectUri();
        if (uri == null || (hint == null && asked.clientId() == null)) {
            return ask(asked);
        }
        ClientId id = hint == null ? new ClientId(String.valueOf(asked.clientId())) : hint.client();
        boolean registered = clients.findEnabled(id)
                .map(Client::registration)
                .filter(client -> client.getPostLogoutRedirectUris().contains(uri))
                .isPresent();
        if (!registered) {
            throw OAuthErrors.invalidRequest("post_logout_redirect_uri");
        }
        if (hint == null) {
            return ask(asked);
        }
        UriComponentsBuilder target = UriComponentsBuilder.fromUriString(uri);
        if (asked.state() != null) {
            target.queryParam("state", UriUtils.encode(asked.state(), StandardCharsets.UTF_8));
        }
        return "redirect:" + target.build(true).toUriString();
    }
}
