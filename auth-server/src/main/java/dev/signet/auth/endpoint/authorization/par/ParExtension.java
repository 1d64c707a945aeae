package dev.signet.auth.endpoint.authorization.par;

import dev.signet.auth.Issuer;
import dev.signet.auth.endpoint.ProtocolExtension;
import java.util.Map;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.stereotype.Component;

/** The pushed authorization request endpoint (RFC 9126 §2), if it is on. */
@Component
class ParExtension implements ProtocolExtension {

    static final String PATH = "/oauth2/par";

    private final ParProperties properties;
    private final PushedRequestConverter reading;
    private final PushedRequestProvider keeping;
    private final PushedAnswer answer;
    private final Issuer issuer;

    ParExtension(
            ParProperties properties,
            PushedRequestConverter reading,
            PushedRequestProvider keeping,
            PushedAnswer answer,
            Issuer issuer) {
        this.properties = properties;
        this.reading = reading;
        this.keeping = keeping;
        this.answer = answer;
        this.issuer = issuer;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        if (!properties.enabled()) {
            return;
        }
        server.pushedAuthorizationRequestEndpoint(
                endpoint -> endpoint.pushedAuthorizationRequestConverters(converters -> {
                            converters.clear();
                            converters.add(reading::convert);
                        })
                        .authenticationProviders(providers -> {
                            providers.clear();
                            providers.add(keeping);
                        })
                        .pushedAuthorizationResponseHandler(answer)
                        .errorResponseHandler(answer));
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        if (properties.enabled()) {
            metadata.put("pushed_authorization_request_endpoint", issuer.value() + PATH);
            metadata.put("require_pushed_authorization_requests", properties.required());
        }
    }
}
