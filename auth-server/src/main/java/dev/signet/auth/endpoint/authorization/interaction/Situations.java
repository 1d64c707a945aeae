package dev.signet.auth.endpoint.authorization.interaction;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.endpoint.authorization.asked.AuthenticationAsked;
import dev.signet.auth.endpoint.authorization.asked.AuthenticationAsked.Malformed;
import dev.signet.auth.endpoint.authorization.check.Situation;
import dev.signet.auth.endpoint.authorization.request.AuthorizationEndpoint;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.session.BrowserAccounts;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoAuthentication;
import dev.signet.auth.session.SsoContextRepository;
import dev.signet.auth.token.IdTokenHint;
import dev.signet.auth.token.TokenJudging;
import dev.signet.auth.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/** Looks at a request and the browser that brought it. */
@Component
class Situations {

    private final TokenJudging tokens;
    private final WaitingRequests waiting;
    private final BrowserAccounts accounts;
    private final SsoContextRepository contexts;
    private final Grants grants;
    private final Clock clock;

    Situations(
            TokenJudging tokens,
            WaitingRequests waiting,
            BrowserAccounts accounts,
            SsoContextRepository contexts,
            Grants grants,
            Clock clock) {
        this.tokens = tokens;
        this.waiting = waiting;
        this.accounts = accounts;
        this.contexts = contexts;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * @param asked whose parameters count, wherever they came from
     * @param request of the browser
     */
    Situation of(OAuth2AuthorizationCodeRequestAuthenticationToken asked, HttpServletRequest request) throws Malformed {
        AuthenticationAsked read = AuthenticationAsked.read(asked.getAdditionalParameters());
        SignedIn current = SsoAuthentication.signedIn((Authentication) asked.getPrincipal());
        return new Situation(
                read,
                required(read, new ClientId(asked.getClientId())),
                accounts.listSignedIn(request),
                current,
                waiting.find(request).orElse(null),
                clock.instant());
    }

    /**
     * Who was asked on the consent page whose form {@code request} is, if they are signed in here but the browser is used as somebody
     * else meanwhile, in another tab: it is their answer all the same.
     */
    Optional<SignedIn> findAsked(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        if (!"POST".equals(request.getMethod())
                || !AuthorizationEndpoint.PATH.equals(request.getRequestURI())
                || state == null
                || accounts.listSignedIn(request).size() < 2) {
            return Optional.empty();
        }
        return grants.findAwaitingConsent(state)
                .flatMap(grant -> accounts.listSignedIn(request).stream()
                        .filter(person -> person.userId().equals(grant.user()))
                        .findFirst());
    }

    /** From now on the browser is used as {@code person}, who is signed in there. */
    void use(HttpServletRequest request, SignedIn person) {
        if (accounts.findCurrent(request).filter(person::equals).isEmpty()) {
            contexts.use(request, person);
        }
    }

    /** Two that name different people cannot both be met. */
    private @Nullable UserId required(AuthenticationAsked asked, ClientId client) throws Malformed {
        UserId hinted = hinted(asked, client);
        UserId claimed = asked.sub() == null ? null : named(client, asked.sub());
        if (hinted != null && claimed != null && !hinted.equals(claimed)) {
            throw new Malformed("claims");
        }
        return hinted == null ? claimed : hinted;
    }

    /** An ID token may have expired and still be a hint, but it is one that was made here and for this very client. */
    private @Nullable UserId hinted(AuthenticationAsked asked, ClientId client) throws Malformed {
        if (asked.idTokenHint() == null) {
            return null;
        }
        return tokens.hint(asked.idTokenHint())
                .filter(hint -> hint.client().equals(client))
                .map(IdTokenHint::user)
                .orElseThrow(() -> new Malformed("id_token_hint"));
    }

    private UserId named(ClientId client, String sub) throws Malformed {
        try {
            return tokens.person(client, sub);
        } catch (IllegalArgumentException nobody) {
            throw new Malformed("claims");
        }
    }
}
