package dev.signet.auth.endpoint.client;

import dev.signet.auth.Issuer;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.endpoint.client.tls.CertificateConverter;
import dev.signet.auth.endpoint.client.tls.ClientCertificates;
import java.util.List;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.stereotype.Component;

/** Which ways of client authentication are on. */
@Component
class ClientAuthenticationExtension implements ProtocolExtension {

    private final ClientAuthentication authentication;
    private final ClientRefusal refusal;

    private final ClientCertificates certificates;
    private final Clients clients;
    private final Issuer issuer;

    ClientAuthenticationExtension(
            ClientAuthentication authentication,
            ClientRefusal refusal,
            ClientCertificates certificates,
            Clients clients,
            Issuer issuer) {
        this.authentication = authentication;
        this.refusal = refusal;
        this.certificates = certificates;
        this.clients = clients;
        this.issuer = issuer;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(endpoint -> endpoint.authenticationConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new NothingTwice(),
                            new OneMethodOnly(),
                            new AssertionConverter(issuer),
                            new ClientSecretPostAuthenticationConverter(),
                            new CertificateConverter(certificates, clients),
                            new PublicClientConverter()));
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(authentication);
                })
                .errorResponseHandler(refusal));
    }
}
