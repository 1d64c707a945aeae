package dev.signet.auth.client;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.credential.ClientSecrets;
import dev.signet.auth.client.credential.ConfiguredSecret;
import dev.signet.auth.client.credential.KeptSecret;
import dev.signet.auth.client.key.ProofRules;
import dev.signet.auth.client.profile.ProfileProperties;
import dev.signet.auth.client.profile.ProfileRules;
import dev.signet.auth.client.profile.Tightening;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.stereotype.Component;

/**
 * Clients as configuration: each one under {@code spring.security.oauth2.authorizationserver.client} is written to the database
 * before the server takes its first request. One that is taken out of the configuration stays registered: whoever wants it
 * gone disables it, which also ends what it obtained.
 */
@Component
public class ConfiguredClients implements InitializingBean, SmartInitializingSingleton {

    private final OAuth2AuthorizationServerProperties properties;
    private final ClientProperties settings;
    private final ProfileProperties server;
    private final Clients clients;
    private final ClientSecrets secrets;
    private @Nullable CompletableFuture<List<Client>> read;

    ConfiguredClients(
            OAuth2AuthorizationServerProperties properties,
            ClientProperties settings,
            ProfileProperties server,
            Clients clients,
            ClientSecrets secrets) {
        this.properties = properties;
        this.settings = settings;
        this.server = server;
        this.clients = clients;
        this.secrets = secrets;
    }

    /** Begins early and beside the rest of the start: hashing a secret takes long, and longest right after the start. */
    @Override
    public void afterPropertiesSet() {
        read = CompletableFuture.supplyAsync(this::read);
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            Objects.requireNonNull(read).join().forEach(clients::put);
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RuntimeException cause ? cause : refused;
        } finally {
            read = null;
        }
    }

    private List<Client> read() {
        Map<String, OAuth2AuthorizationServerProperties.Client> configured = properties.getClient();
        settings.settings().keySet().forEach(name -> {
            if (!configured.containsKey(name)) {
                throw new BadConfiguration(
                        "signet.client.settings." + name,
                        "speaks of a client that is not configured",
                        "Add " + ClientRules.PREFIX + name + ".* or take the settings out.");
            }
        });
        Set<String> seen = new HashSet<>();
        List<Client> all = new ArrayList<>();
        configured.forEach((name, client) -> {
            all.add(read(name, client, settings.of(name)));
            if (!seen.add(client.getRegistration().getClientId())) {
                throw new BadConfiguration(
                        ClientRules.PREFIX + name + ".registration.client-id",
                        "is the id of another client too",
                        "Give each client an id of its own.");
            }
        });
        return all;
    }

    /**
     * The client of these settings, wherever they come from. Nothing is written.
     *
     * @param name by which a refusal calls it
     * @throws BadConfiguration with the first rule that it breaks
     */
    public Client read(
            String name, OAuth2AuthorizationServerProperties.Client configured, ClientProperties.Settings own) {
        ClientRules.check(name, configured, own);
        checkProfile(name, configured, own);
        String id = Objects.requireNonNull(configured.getRegistration().getClientId());
        Optional<Client> present = clients.find(new ClientId(id));
        return new Client(
                registration(id, configured),
                secrets(
                        configured.getRegistration().getClientSecret(),
                        own,
                        present.map(Client::secrets).orElse(List.of())),
                own.audiences(),
                own.mayIntrospect(),
                own.mayRevoke(),
                algorithms(configured.getToken(), own),
                ProofRules.proofs(configured, own.proof()),
                own.logout(),
                own.requests(),
                own.responses().forms(configured.getRegistration().getRedirectUris()),
                own.profile(),
                own.refreshGrace(),
                present.map(Client::disabledAt).orElse(null));
    }

    private void checkProfile(
            String name, OAuth2AuthorizationServerProperties.Client client, ClientProperties.Settings own) {
        String boots = ClientRules.PREFIX + name + ".";
        String signets = "signet.client.settings." + name + ".";
        ProfileRules rules = new ProfileRules(profile(own), boots, signets);
        rules.check(client);
        rules.checkAlgorithm("id-token-algorithm", own.idTokenAlgorithm());
        rules.checkAlgorithm("access-token-algorithm", own.accessTokenAlgorithm());
        rules.checkAlgorithm(
                "userinfo-signed-response-alg", own.responses().answers().userinfoSignedResponseAlg());
        rules.checkAlgorithm(
                "authorization-signed-response-alg", own.responses().answers().authorizationSignedResponseAlg());
        if (Tightening.requests(profile(own), own.requests()).requireSignedRequestObject()
                && client.getRegistration().getAuthorizationGrantTypes().contains("authorization_code")) {
            ProofRules.checkSigning(boots, signets, client, own.proof());
        }
    }

    private SecurityProfile profile(ClientProperties.Settings own) {
        return own.profile().stricter(server.profile());
    }

    /** Spring Boot's own setting has a default, so that nobody can tell whether what a profile forbids was meant. */
    private TokenAlgorithms algorithms(OAuth2AuthorizationServerProperties.Token token, ClientProperties.Settings own) {
        SigningAlgorithm named = own.idTokenAlgorithm();
        return new TokenAlgorithms(
                named == null ? Tightening.algorithm(profile(own), registered(token)) : named,
                own.accessTokenAlgorithm());
    }

    private static SigningAlgorithm registered(OAuth2AuthorizationServerProperties.Token token) {
        return SigningAlgorithm.find(token.getIdTokenSignatureAlgorithm()).orElseThrow();
    }

    private static RegisteredClient registration(String id, OAuth2AuthorizationServerProperties.Client configured) {
        OAuth2AuthorizationServerProperties.Registration registration = configured.getRegistration();
        OAuth2AuthorizationServerProperties.Token token = configured.getToken();
        String name = registration.getClientName();
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientName(name == null ? id : name)
                .clientAuthenticationMethods(all -> registration
                        .getClientAuthenticationMethods()
                        .forEach(method -> all.add(new ClientAuthenticationMethod(method))))
                .authorizationGrantTypes(all -> registration
                        .getAuthorizationGrantTypes()
                        .forEach(type -> all.add(new AuthorizationGrantType(type))))
                .redirectUris(all -> all.addAll(registration.getRedirectUris()))
                .postLogoutRedirectUris(all -> all.addAll(registration.getPostLogoutRedirectUris()))
                .scopes(all -> all.addAll(registration.getScopes()))
                .clientSettings(RegistrationSettings.ofClient(
                        configured.isRequireAuthorizationConsent(), configured.isRequireProofKey()))
                .tokenSettings(RegistrationSettings.ofTokens(
                        token.getAuthorizationCodeTimeToLive(),
                        token.getAccessTokenTimeToLive(),
                        token.getRefreshTokenTimeToLive(),
                        registered(token),
                        new OAuth2TokenFormat(token.getAccessTokenFormat())))
                .build();
    }

    private List<KeptSecret> secrets(
            @Nullable String current, ClientProperties.Settings own, List<KeptSecret> present) {
        List<KeptSecret> all = new ArrayList<>();
        if (current != null) {
            all.add(secrets.keep(new ConfiguredSecret(current), null, present));
        }
        ConfiguredSecret previous = own.previousSecret();
        if (previous != null) {
            all.add(secrets.keep(previous, own.previousSecretExpiresAt(), present));
        }
        return all;
    }
}
