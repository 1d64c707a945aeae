package dev.signet.auth.client.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties.Client;

/** What stops the start of a server with a client that could not keep to its profile, and does not where it is held to none. */
class ProfileRulesTests {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "boot.registration.client-authentication-methods",
                        client ->
                                client.getRegistration().setClientAuthenticationMethods(Set.of("client_secret_basic"))),
                mistake(
                        "boot.registration.client-authentication-methods",
                        client -> client.getRegistration().setClientAuthenticationMethods(Set.of("none"))),
                mistake(
                        "boot.registration.client-authentication-methods",
                        client -> client.getRegistration()
                                .setClientAuthenticationMethods(Set.of("private_key_jwt", "client_secret_post"))),
                mistake("boot.require-proof-key", client -> client.setRequireProofKey(false)),
                mistake(
                        "boot.registration.redirect-uris",
                        client -> client.getRegistration().setRedirectUris(Set.of("com.example.bank:/callback"))),
                mistake(
                        "boot.token-endpoint-authentication-signing-algorithm",
                        client -> client.setTokenEndpointAuthenticationSigningAlgorithm("RS256")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeStopsTheStart(String property, Consumer<Client> mistake) {
        Client client = aClient();
        mistake.accept(client);

        assertRefused(property, () -> rules(SecurityProfile.FAPI2_SECURITY).check(client));
        assertThatCode(() -> rules(SecurityProfile.OAUTH2_1).check(client)).doesNotThrowAnyException();
    }

    @Test
    void algorithmThatIsForbiddenStopsTheStart() {
        assertRefused(
                "own.id-token-algorithm",
                () -> rules(SecurityProfile.FAPI2_SECURITY)
                        .checkAlgorithm("id-token-algorithm", SigningAlgorithm.RS256));
        assertThatCode(() ->
                        rules(SecurityProfile.OAUTH2_1).checkAlgorithm("id-token-algorithm", SigningAlgorithm.RS256))
                .doesNotThrowAnyException();
    }

    @Test
    void clientThatKeepsToItIsTaken() {
        Client client = aClient();
        client.getRegistration()
                .setRedirectUris(Set.of("https://bank.example/callback", "http://localhost:9/callback"));

        for (SecurityProfile profile : SecurityProfile.values()) {
            assertThatCode(() -> rules(profile).check(client)).doesNotThrowAnyException();
            assertThatCode(() -> rules(profile).checkAlgorithm("id-token-algorithm", SigningAlgorithm.EDDSA))
                    .doesNotThrowAnyException();
            assertThatCode(() -> rules(profile).checkAlgorithm("id-token-algorithm", null))
                    .doesNotThrowAnyException();
        }
    }

    private static void assertRefused(String property, ThrowingCallable start) {
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(start).satisfies(refusal -> {
            assertThat(refusal.property()).isEqualTo(property);
            assertThat(refusal.remedy()).matches("[A-Z].*\\.");
        });
    }

    private static ProfileRules rules(SecurityProfile profile) {
        return new ProfileRules(profile, "boot.", "own.");
    }

    private static Client aClient() {
        Client client = new Client();
        client.getRegistration().setClientId("bank");
        client.getRegistration().setClientAuthenticationMethods(Set.of("private_key_jwt", "tls_client_auth"));
        client.getRegistration().setRedirectUris(Set.of("https://bank.example/callback"));
        return client;
    }

    private static Arguments mistake(String property, Consumer<Client> mistake) {
        return Arguments.of(property, mistake);
    }
}
