package dev.signet.auth.endpoint.logout;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.revoke.EndReason;
import dev.signet.auth.revoke.Revocation;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.token.IdTokenHint;
import dev.signet.auth.token.TokenJudging;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
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
 * <p>Without a good hint nobody is signed out unasked: any page could send a browser here.
 */
@Controller
class RpInitiatedLogout {

    private static final String ASK = "redirect:/signed-out";

    private final TokenJudging tokens;
    private final Clients clients;
    private final Revocation revocation;
    private final BrowserAccounts accounts;

    RpInitiatedLogout(TokenJudging tokens, Clients clients, Revocation revocation, BrowserAccounts accounts) {
        this.tokens = tokens;
        this.clients = clients;
        this.revocation = revocation;
        this.accounts = accounts;
    }

    @RequestMapping(
            path = "/connect/logout",
            method = {RequestMethod.GET, RequestMethod.POST})
    String logout(HttpServletRequest request) {
        LogoutRequest asked = LogoutRequest.of(request);
        IdTokenHint hint = hint(asked);
        String destination = destination(asked, hint);
        SignedIn hinted = hint == null ? null : hinted(hint, request);
        if (hinted == null && !accounts.listSignedIn(request).isEmpty()) {
            return ASK;
        }
        if (hint != null && hint.sid() != null) {
            revocation.endSession(hint.user(), hint.sid(), EndReason.SIGNED_OUT);
        }
        if (hinted != null) {
            revocation.endSession(hinted.userId(), hinted.sid(), EndReason.SIGNED_OUT);
            accounts.remove(request, hinted.sid());
            SecurityContextHolder.clearContext();
        }
        return destination;
    }

    /** Who of those that are signed in in this browser is meant; the others stay. */
    private @Nullable SignedIn hinted(IdTokenHint hint, HttpServletRequest request) {
        return accounts.listSignedIn(request).stream()
                .filter(person -> person.userId().equals(hint.user()))
                .findFirst()
                .orElse(null);
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
            return ASK;
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
            return ASK;
        }
        UriComponentsBuilder target = UriComponentsBuilder.fromUriString(uri);
        if (asked.state() != null) {
            target.queryParam("state", UriUtils.encode(asked.state(), StandardCharsets.UTF_8));
        }
        return "redirect:" + target.build(true).toUriString();
    }
}
