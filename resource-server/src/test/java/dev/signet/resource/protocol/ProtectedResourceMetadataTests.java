package dev.signet.resource.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.Api.Answer;
import dev.signet.resource.testing.ApiTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** RFC 9728: what this API says about itself. */
@DisplayName("RFC 9728 §2, §3: metadata of the API")
class ProtectedResourceMetadataTests extends ApiTest {

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void metadataIsPublicAndNamesApiIssuerAndScopes() {
        Answer answer = api().get("/.well-known/oauth-protected-resource");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().get("resource").asString()).isEqualTo(AUDIENCE);
        assertThat(texts(answer.json().get("authorization_servers")))
                .containsExactly(ISSUER.uri().toString());
        assertThat(texts(answer.json().get("scopes_supported"))).containsExactly("orders:read", "orders:write");
    }

    @Test
    void metadataPromisesNothingThatThisApiDoesNotDo() {
        JsonNode metadata = api().get("/.well-known/oauth-protected-resource").json();

        assertThat(texts(metadata.get("bearer_methods_supported"))).containsExactly("header");
        assertThat(texts(metadata.get("dpop_signing_alg_values_supported")))
                .containsExactly("ES256", "EdDSA", "PS256", "RS256");
        assertThat(metadata.propertyNames())
                .containsExactlyInAnyOrder(
                        "resource",
                        "authorization_servers",
                        "scopes_supported",
                        "bearer_methods_supported",
                        "dpop_signing_alg_values_supported");
    }

    @Test
    void addressInTheChallengeIsWhereTheMetadataIs() {
        String challenge = api().get("/api/me").challenge();

        String address = challenge.replaceFirst(".*resource_metadata=\"([^\"]+)\".*", "$1");
        assertThat(api().get(address.substring(AUDIENCE.length())).status()).isEqualTo(200);
    }
}
