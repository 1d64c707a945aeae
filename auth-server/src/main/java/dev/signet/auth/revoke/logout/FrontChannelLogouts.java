package dev.signet.auth.revoke.logout;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.LogoutUris;
import dev.signet.auth.grant.party.RelyingParties;
import dev.signet.auth.session.SessionId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Which addresses a browser loads when it has signed out (OpenID Connect Front-Channel Logout 1.0 §2, §3). */
@Component
public class FrontChannelLogouts {

    private final RelyingParties parties;
    private final Clients clients;
    private final Issuer issuer;

    FrontChannelLogouts(RelyingParties parties, Clients clients, Issuer issuer) {
        this.parties = parties;
        this.clients = clients;
        this.issuer = issuer;
    }

    /** One address for each relying party of the session that wants to be told by the browser. */
    public List<URI> of(SessionId sid) {
        return parties.of(sid).stream()
                .map(clients::findEnabled)
                .flatMap(Optional::stream)
                .map(Client::logout)
                .filter(uris -> uris.frontchannelLogoutUri() != null)
                .map(uris -> address(uris, sid))
                .toList();
    }

    private URI address(LogoutUris uris, SessionId sid) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(String.valueOf(uris.frontchannelLogoutUri()));
        if (uris.frontchannelLogoutSessionRequired()) {
            address.queryParam("iss", UriUtils.encode(issuer.value(), StandardCharsets.UTF_8))
                    .queryParam("sid", sid.toString());
        }
        return address.build(true).toUri();
    }
}
