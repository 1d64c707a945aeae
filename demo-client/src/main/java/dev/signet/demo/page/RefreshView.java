package dev.signet.demo.page;

import dev.signet.demo.explain.Claim;
import dev.signet.demo.token.Fingerprint;
import dev.signet.demo.token.RefreshLedger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;

/**
 * The refresh token, as it may be shown.
 *
 * @param fingerprint its short name, or {@code null} when the server gave none
 * @param count how often this session was refreshed
 * @param lastAt when the last time was, readable, or {@code null}
 * @param spent the short name of the one before, or {@code null}
 */
record RefreshView(
        @Nullable String fingerprint,
        int count,
        @Nullable String lastAt,
        @Nullable String spent) {

    static RefreshView of(OAuth2AuthorizedClient client, RefreshLedger ledger) {
        var token = client.getRefreshToken();
        return new RefreshView(
                token != null ? Fingerprint.of(token.getTokenValue()).text() : null,
                ledger.count(),
                ledger.lastAt() != null ? Claim.clock(ledger.lastAt()) : null,
                ledger.spent());
    }
}
