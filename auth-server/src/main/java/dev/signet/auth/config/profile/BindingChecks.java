package dev.signet.auth.config.profile;

import static dev.signet.auth.BadConfiguration.require;

import dev.signet.auth.client.ClientProperties;
import dev.signet.auth.client.key.ClientProofs;
import dev.signet.auth.client.key.KeySource;
import dev.signet.auth.client.key.ProofSettings;
import dev.signet.auth.client.profile.ProfileProperties;
import dev.signet.auth.client.profile.Tightening;
import dev.signet.auth.endpoint.DPoPProperties;
import dev.signet.auth.endpoint.client.tls.MtlsProperties;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerProperties;
import org.springframework.stereotype.Component;

/**
 * Stops the start where a client could not authenticate, or would get tokens that anybody can use although its settings say that they are
 * bound, because certificates or DPoP are off.
 */
@Component
class BindingChecks implements SmartInitializingSingleton {

    private static final String BOOTS = "spring.security.oauth2.authorizationserver.client.";
    private static final String SIGNETS = "signet.client.settings.";
    private static final Set<String> BY_CERTIFICATE = Set.of("tls_client_auth", "self_signed_tls_client_auth");

    private final OAuth2AuthorizationServerProperties configured;
    private final ClientProperties clients;
    private final ProfileProperties server;
    private final DPoPProperties dpop;
    private final MtlsProperties certificates;

    BindingChecks(
            OAuth2AuthorizationServerProperties configured,
            ClientProperties clients,
            ProfileProperties server,
            DPoPProperties dpop,
            MtlsProperties certificates) {
        this.configured = configured;
        this.clients = clients;
        this.server = server;
        this.dpop = dpop;
        this.certificates = certificates;
    }

    @Override
    public void afterSingletonsInstantiated() {
        configured.getClient().forEach((name, client) -> {
            require(
                    certificates.enabled()
                            || client.getRegistration().getClientAuthenticationMethods().stream()
                                    .noneMatch(BY_CERTIFICATE::contains),
                    BOOTS + name + ".registration.client-authentication-methods",
                    "has one with certificates, but signet.mtls.enabled is false",
                    "Set signet.mtls.enabled, or name another method.");
            checkBinding(name);
        });
    }

    private void checkBinding(String name) {
        ClientProperties.Settings own = clients.settings().get(name);
        boolean held = server.profile().fapi() || (own != null && own.profile().fapi());
        ClientProofs said = own == null ? ClientProofs.NONE : bindings(own.proof());
        ClientProofs proofs = held ? Tightening.proofs(said) : said;
        require(
                certificates.enabled() || !proofs.certificateBoundAccessTokens(),
                SIGNETS + name + ".tls-client-certificate-bound-access-tokens",
                "is true, but signet.mtls.enabled is false",
                "Set signet.mtls.enabled, or take this out.");
        require(
                dpop.enabled() || !proofs.dpopBoundAccessTokens(),
                "signet.dpop.enabled",
                "is false, but the client " + name + " may have no tokens but such as are bound to a key",
                "Take it out, or let that client have its tokens bound to a certificate, or to nothing.");
    }

    /** No more than what binds tokens: everything else is checked elsewhere. */
    private static ClientProofs bindings(ProofSettings own) {
        return new ClientProofs(
                KeySource.NONE,
                null,
                own.assertionAudience(),
                own.dpopBoundAccessTokens(),
                null,
                own.certificate().tlsClientCertificateBoundAccessTokens());
    }
}
