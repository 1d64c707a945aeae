package dev.signet.auth.endpoint.token.exchange;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.exchange.ExchangePolicy;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.token.TokenJudging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who acts, according to the token that is issued (RFC 8693 §1.1, §4.1): whoever the actor token speaks of, else the client itself, and
 * behind them whoever acted before. Only a client that may impersonate is left out, if it names nobody; who acted before never is.
 */
@Component
class Delegation {

    /** So long may the line of those who act be. */
    private static final int LONGEST = 5;

    private final TokenJudging tokens;

    Delegation(TokenJudging tokens) {
        this.tokens = tokens;
    }

    /**
     * The subjects of those who act, the newest first.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the actor token is not good, or not the client's
     *     own: an API holds the tokens of many, and none of those makes it one of them
     */
    List<String> actors(Client client, ExchangePolicy policy, AccessToken subject, @Nullable String actorToken) {
        List<String> actors = new ArrayList<>();
        if (actorToken != null) {
            actors.add(tokens.active(actorToken)
                    .filter(actor -> actor.client().equals(client.id()))
                    .map(AccessToken::subject)
                    .orElseThrow(() -> OAuthErrors.invalidRequest("actor_token")));
        } else if (!policy.impersonation()) {
            actors.add(client.id().value());
        }
        actors.addAll(subject.actors());
        if (actors.size() > LONGEST) {
            throw OAuthErrors.invalidRequest("subject_token");
        }
        return actors;
    }
}
