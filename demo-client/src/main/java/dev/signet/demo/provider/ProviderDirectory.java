package dev.signet.demo.provider;

import dev.signet.demo.settings.DemoProperties;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The authorization server's own description of itself, fetched on first need and then kept.
 *
 * <p>Spring's {@code issuer-uri} fetches it at start, so an app could not start before its authorization server. This one
 * can: a failure is told to the person who pressed the button, and the next press asks again.
 */
@Component
public class ProviderDirectory implements ClientRegistrationRepository {

    /** The one registration of this app; part of the redirect address. */
    public static final String REGISTRATION = "signet";

    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final DemoProperties settings;
    private final OutboundHttp http;
    private volatile @Nullable ClientRegistration known;

    ProviderDirectory(DemoProperties settings, OutboundHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /**
     * The registration of that name.
     *
     * @throws ProviderUnreachableException when the metadata is not known yet and cannot be had now
     * @throws ProviderMismatchException when the metadata names another issuer
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        return REGISTRATION.equals(registrationId) ? signet() : null;
    }

    /** The one registration; throws like {@link #findByRegistrationId}. */
    public ClientRegistration signet() {
        ClientRegistration current = known;
        if (current == null) {
            // Two threads may both fetch: the documents are the same, and no lock is held while a server keeps silent.
            current = describe(fetch());
            known = current;
        }
        return current;
    }

    /** Whether the server promises an {@code iss} in every authorization response (RFC 9207, section 3). */
    public boolean promisesIssuerInResponses() {
        return Boolean.TRUE.equals(metadata().get("authorization_response_iss_parameter_supported"));
    }

    /** Where to send the browser to end the session at the server, if the server has such a place. */
    public Optional<URI> endSessionEndpoint() {
        return endpoint("end_session_endpoint");
    }

    /** Another place of the server's, by the name of the member of its metadata; empty where it has none. */
    public Optional<URI> endpoint(String name) {
        return metadata().get(name) instanceof String address ? Optional.of(URI.create(address)) : Optional.empty();
    }

    private Map<String, Object> metadata() {
        return signet().getProviderDetails().getConfigurationMetadata();
    }

    private Map<String, Object> fetch() {
        String address = settings.issuer() + "/.well-known/openid-configuration";
        try {
            Map<String, Object> document =
                    http.restClient().build().get().uri(address).retrieve().body(DOCUMENT);
            if (document == null || !settings.issuer().toString().equals(document.get("issuer"))) {
                throw new ProviderMismatchException("The metadata at " + address + " names another issuer than "
                        + "demo.issuer; the two must be equal, character for character.");
            }
            return document;
        } catch (RestClientException silent) {
            throw new ProviderUnreachableException("No metadata could be read from " + address + ".", silent);
        }
    }

    private ClientRegistration describe(Map<String, Object> document) {
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(REGISTRATION)
                .clientId(settings.client().id())
                .clientSecret(settings.client().secret().value())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientName(settings.app().name())
                .redirectUri(settings.app().redirectUri())
                .scope(settings.client().scopes())
                // OAuth 2.1 asks it of confidential clients too: without it an injected code would be accepted.
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }
}
