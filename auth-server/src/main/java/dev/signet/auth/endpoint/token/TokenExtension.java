package dev.signet.auth.endpoint.token;

import dev.signet.auth.endpoint.ProtocolExtension;
import java.util.List;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.stereotype.Component;

/** Which grant types are on: these three and no other. */
@Component
class TokenExtension implements ProtocolExtension {

    private final CodeGrant code;
    private final RefreshGrant refresh;
    private final ClientCredentialsGrant clientCredentials;
    private final TokenResponse response;

    TokenExtension(
            CodeGrant code, RefreshGrant refresh, ClientCredentialsGrant clientCredentials, TokenResponse response) {
        this.code = code;
        this.refresh = refresh;
        this.clientCredentials = clientCredentials;
        this.response = response;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new OAuth2AuthorizationCodeAuthenticationConverter(),
                            new OAuth2RefreshTokenAuthenticationConverter(),
                            new OAuth2ClientCredentialsAuthenticationConverter()));
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.addAll(List.of(code, refresh, clientCredentials));
                })
                .accessTokenResponseHandler(response));
    }
}
