package dev.signet.auth.endpoint.client;

import dev.signet.auth.endpoint.ProtocolExtension;
import java.util.List;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.stereotype.Component;

/** Which ways of client authentication are on. */
@Component
class ClientAuthenticationExtension implements ProtocolExtension {

    private final ClientAuthentication authentication;
    private final ClientRefusal refusal;

    ClientAuthenticationExtension(ClientAuthentication authentication, ClientRefusal refusal) {
        this.authentication = authentication;
        this.refusal = refusal;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(clients -> clients.authenticationConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new OneMethodOnly(),
                            new ClientSecretPostAuthenticationConverter(),
                            new PublicClientConverter()));
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(authentication);
                })
                .errorResponseHandler(refusal));
    }
}
