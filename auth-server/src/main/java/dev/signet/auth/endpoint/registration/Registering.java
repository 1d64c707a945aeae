package dev.signet.auth.endpoint.registration;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.credential.GeneratedSecret;
import dev.signet.auth.client.metadata.ClientMetadata;
import dev.signet.auth.client.metadata.DescribedClients;
import dev.signet.auth.client.metadata.MetadataRefusal;
import dev.signet.auth.client.metadata.Offer;
import dev.signet.auth.client.registered.Registration;
import dev.signet.auth.client.registered.Registrations;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Registers clients, and changes what was registered. Whoever gets here may. */
@Component
class Registering {

    private final SoftwareStatements statements;
    private final DescribedClients described;
    private final Registrations registrations;
    private final Clients clients;
    private final RegistrationOffer offer;
    private final RegistrationAnswer answer;
    private final RandomValues random;
    private final Clock clock;

    Registering(
            SoftwareStatements statements,
            DescribedClients described,
            Registrations registrations,
            Clients clients,
            RegistrationOffer offer,
            RegistrationAnswer answer,
            RandomValues random,
            Clock clock) {
        this.statements = statements;
        this.described = described;
        this.registrations = registrations;
        this.clients = clients;
        this.offer = offer;
        this.answer = answer;
        this.random = random;
        this.clock = clock;
    }

    /** What a client says, as far as it holds. */
    private record Said(ClientMetadata metadata, String kept, Offer offer) {}

    /**
     * Registers a new client.
     *
     * @param how it came, for the trail
     * @return the answer
     */
    Map<String, Object> register(Map<String, @Nullable Object> sent, String how) {
        Said said = read(sent);
        ClientId id = registrations.newId();
        String secret = said.metadata().needsSecret() ? GeneratedSecret.make(random) : null;
        Client client = make(id, said, secret);
        String token = random.secret();
        if (!registrations.register(client, Registration.Origin.REGISTERED, said.kept(), Optional.of(token), how)) {
            throw OAuthErrors.temporarilyUnavailable();
        }
        return answer.of(registration(id, said.kept()), token, secret);
    }

    /**
     * What is registered.
     *
     * @param token which stays good: nothing changes by reading
     */
    Map<String, Object> read(Registration registration, String token) {
        registrations.arrived(registration.client(), token);
        return answer.of(registration, token, null);
    }

    /**
     * Puts what is {@code sent} in the place of what was registered (RFC 7592 §2.2).
     *
     * @return the answer, with another token
     */
    Map<String, Object> change(Registration present, String token, Map<String, @Nullable Object> sent) {
        registrations.arrived(present.client(), token);
        Said said = read(sent);
        Client before = clients.findEnabled(present.client()).orElseThrow(OAuthErrors::invalidToken);
        String made = said.metadata().needsSecret() && before.secrets().isEmpty() ? GeneratedSecret.make(random) : null;
        Client client = make(present.client(), said, made == null ? kept(before, said) : made);
        String next = random.secret();
        if (!registrations.change(client, said.kept(), token, next)) {
            throw OAuthErrors.invalidToken();
        }
        return answer.of(
                new Registration(present.client(), present.origin(), said.kept(), present.registeredAt()), next, made);
    }

    private Said read(Map<String, @Nullable Object> sent) {
        Offer now = offer.now();
        ClientMetadata metadata = told(all -> ClientMetadata.read(statements.apply(all), now), sent);
        Map<String, Object> members = new LinkedHashMap<>(metadata.members());
        Object statement = sent.get(SoftwareStatements.MEMBER);
        if (statements.heeded() && statement != null) {
            members.put(SoftwareStatements.MEMBER, statement); // unmodified, RFC 7591 §3.2.1
        }
        return new Said(metadata, JsonMapper.shared().writeValueAsString(members), now);
    }

    private Client make(ClientId id, Said said, @Nullable String secret) {
        return told(any -> described.make(id, said.metadata().name(), said.metadata(), secret, said.offer()), said);
    }

    private Registration registration(ClientId id, String kept) {
        return registrations
                .find(id)
                .orElseGet(() -> new Registration(id, Registration.Origin.REGISTERED, kept, clock.instant()));
    }

    /** What is kept of the secret that it has and goes on with; null if it needs none any more. */
    private static @Nullable String kept(Client before, Said said) {
        return said.metadata().needsSecret() ? before.secrets().get(0).hash() : null;
    }

    private static <T, R> R told(Function<T, R> step, T of) {
        try {
            return step.apply(of);
        } catch (MetadataRefusal refused) {
            throw error(refused);
        }
    }

    private static OAuth2AuthenticationException error(MetadataRefusal refused) {
        return switch (refused.kind()) {
            case REDIRECT_URI -> OAuthErrors.invalidRedirectUri(refused.description());
            case METADATA -> OAuthErrors.invalidClientMetadata(refused.description());
        };
    }
}
