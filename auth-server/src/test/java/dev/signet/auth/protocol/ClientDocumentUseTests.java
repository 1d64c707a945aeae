package dev.signet.auth.protocol;

import static dev.signet.auth.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.Arrival;
import dev.signet.auth.testing.Browser;
import dev.signet.auth.testing.ClientDocument;
import dev.signet.auth.testing.MutableClock;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.Page;
import dev.signet.auth.testing.RelyingParty;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.TestUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** How documents of clients are fetched and kept, and what people see of them: draft-ietf-oauth-client-id-metadata-document-02. */
@SignetTest
@TestPropertySource(
        properties = {
            "signet.client-id-metadata-documents.enabled=true",
            "signet.client-id-metadata-documents.requests=10000",
            "signet.client-id-metadata-documents.scopes=openid,profile,orders:read"
        })
class ClientDocumentUseTests {

    private final OAuth oauth;
    private final MutableClock clock;
    private final ClientDocument document = ClientDocument.open();

    ClientDocumentUseTests(OAuth oauth, MutableClock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    @AfterEach
    void close() {
        document.close();
    }

    @Nested
    @DisplayName("Client ID Metadata Document §5.1: when it cannot be had")
    class Failures {

        @Test
        void theRequestEndsOnAPage() {
            for (RelyingParty.Mood mood : List.of(
                    RelyingParty.answering(404),
                    RelyingParty.answering(204),
                    RelyingParty.redirecting(document.host().uri("/elsewhere")),
                    RelyingParty.saying("not json"),
                    RelyingParty.saying("[]"),
                    RelyingParty.saying(
                            "{\"client_id\": \"" + document.id() + "\", \"contacts\": \"" + "a".repeat(6_000) + "\"}"),
                    RelyingParty.talkingForEver(),
                    document.host().silent())) {
                document.host().is(mood);

                assertThat(begin()).isErrorPage("invalid_request");
            }
        }

        @Test
        void aPushedRequestEndsToo() {
            document.host().is(RelyingParty.answering(500));

            assertThat(oauth.authorize(document.client()).pushRequest().send()).isRefused(400, "invalid_request");
        }

        @Test
        void theFailureIsForgottenAtOnce() {
            document.host().is(RelyingParty.answering(500));
            assertThat(begin()).isErrorPage("invalid_request");

            document.publish("max-age=300");

            assertThat(begin().isRedirect()).isTrue();
        }

        @Test
        void aCopyIsNotUsedWhenItIsOld() {
            assertThat(begin().isRedirect()).isTrue();
            document.host().is(RelyingParty.answering(404));

            clock.advance(Duration.ofSeconds(301));

            assertThat(begin()).isErrorPage("invalid_request");
        }
    }

    @Nested
    @DisplayName("Client ID Metadata Document §5.2: copies")
    class Copies {

        @Test
        void areGoodForAsLongAsTheDocumentSays() {
            begin();
            begin();
            assertThat(document.fetched()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(299));
            begin();
            assertThat(document.fetched()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(2));
            begin();
            assertThat(document.fetched()).isEqualTo(2);
        }

        @Test
        void areKeptForAMinuteAtLeastAndADayAtMost() {
            document.publish("no-store");
            begin();
            begin();
            assertThat(document.fetched()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(61));

            document.publish("max-age=31536000");
            begin();
            clock.advance(Duration.ofHours(23));
            begin();
            assertThat(document.fetched()).isEqualTo(2);
            clock.advance(Duration.ofHours(2));
            begin();
            assertThat(document.fetched()).isEqualTo(3);
        }

        @Test
        void changeWithTheDocument() {
            assertThat(begin().isRedirect()).isTrue();
            document.with("redirect_uris", List.of("https://elsewhere.example/callback"));

            clock.advance(Duration.ofSeconds(301));

            assertThat(begin()).isErrorPage("invalid_request");
        }
    }

    @Nested
    @DisplayName("Client ID Metadata Document §8: what people are told")
    class ThePage {

        @Test
        void theHostFirstAndThenWhatItCallsItself() {
            document.with("client_name", "Signet Administration");

            Arrival arrival = oauth.authorize(document.client()).as("alice");
            Page page = arrival.answer().page();

            assertThat(arrival.asksForConsent()).isTrue();
            assertThat(page.text())
                    .contains("Allow localhost:" + document.host().port() + " access?");
            assertThat(page.text("stranger-address")).isEqualTo(document.id());
            assertThat(page.text("stranger-name")).isEqualTo("Signet Administration");
            assertThat(page.text("stranger"))
                    .contains("localhost:" + document.host().port());
        }

        @Test
        void eachTime() {
            Browser browser = oauth.browser().login(TestUser.alice());
            oauth.authorize(document.client()).in(browser).silently().consent().exchange();

            assertThat(oauth.authorize(document.client()).in(browser).silently().asksForConsent())
                    .isTrue();
            assertThat(oauth.authorize(document.client())
                            .with("prompt", "none")
                            .in(browser)
                            .silently()
                            .response()
                            .error())
                    .contains("consent_required");
        }
    }

    private Answer begin() {
        return oauth.authorize(document.client()).send();
    }
}
