package dev.signet.auth.endpoint.token;

import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.endpoint.TokenGrant;
import java.util.List;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.stereotype.Component;

/** Which grant types are on: each {@link TokenGrant} and no other. */
@Component
class TokenExtension implements ProtocolExtension {

    private final List<TokenGrant> grants;
    private final TokenResponse response;

    TokenExtension(List<TokenGrant> grants, TokenResponse response) {
        this.grants = grants;
        this.response = response;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverters(converters -> {
                    converters.clear();
                    grants.forEach(grant -> converters.add(grant.converter()));
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.addAll(grants);
                })
                .accessTokenResponseHandler(response));
    }
}
