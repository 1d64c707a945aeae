package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Clients;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.SignetTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A server that asks nobody who its clients are, as it is at first. */
@SignetTest
class ClientDocumentsTurnedOffTests {

    private final OAuth oauth;

    ClientDocumentsTurnedOffTests(OAuth oauth) {
        this.oauth = oauth;
    }

    @Nested
    @DisplayName("Client ID Metadata Document §6: turned off")
    class TurnedOff {

        @Test
        void nothingIsFetchedAndNothingIsPromised() {
            try (RelyingParty host = RelyingParty.open()) {
                String id = host.uri("/client.json").toString();

                assertThat(oauth.authorize(Clients.cli().withId(id)).send()).isErrorPage("invalid_request");

                assertThat(host.received()).isEmpty();
            }
            assertThat(oauth.get("/.well-known/oauth-authorization-server").json())
                    .doesNotContainKey("client_id_metadata_document_supported");
        }
    }
}
