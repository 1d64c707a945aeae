package dev.signet.auth.endpoint.client.tls;

import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.ProtocolExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.stereotype.Component;

/** Where certificates are looked at, and that clients are told so. */
@Component
class MtlsExtension implements ProtocolExtension {

    private static final List<String> ENDPOINTS = List.of(
            "token_endpoint",
            "revocation_endpoint",
            "introspection_endpoint",
            "userinfo_endpoint",
            "device_authorization_endpoint",
            "pushed_authorization_request_endpoint");

    private final MtlsProperties properties;
    private final TrustedAuthorities authorities;
    private final ClientCertificates certificates;
    private final Clients clients;

    MtlsExtension(
            MtlsProperties properties,
            TrustedAuthorities authorities,
            ClientCertificates certificates,
            Clients clients) {
        this.properties = properties;
        this.authorities = authorities;
        this.certificates = certificates;
        this.clients = clients;
    }

    @Override
    public void configure(HttpSecurity http) {
        if (properties.enabled()) {
            // After client authentication, and before access tokens are looked at.
            http.addFilterBefore(new CertificateBinding(certificates, clients), BearerTokenAuthenticationFilter.class);
        }
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        if (!properties.enabled()) {
            return;
        }
        metadata.put("tls_client_certificate_bound_access_tokens", true);
        for (String endpoint : List.of("token", "revocation", "introspection")) {
            metadata.computeIfPresent(
                    endpoint + "_endpoint_auth_methods_supported",
                    (name, before) -> withCertificates((List<?>) before));
        }
        URI alias = properties.alias();
        if (alias != null) {
            metadata.put("mtls_endpoint_aliases", aliases(alias, metadata));
        }
    }

    private List<Object> withCertificates(List<?> methods) {
        List<Object> all = new ArrayList<>(methods);
        all.add(ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH.getValue());
        if (authorities.present()) {
            all.add(ClientAuthenticationMethod.TLS_CLIENT_AUTH.getValue());
        }
        return all;
    }

    private static Map<String, String> aliases(URI alias, Map<String, Object> metadata) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String endpoint : ENDPOINTS) {
            Object address = metadata.get(endpoint);
            if (address != null) {
                all.put(
                        endpoint,
                        alias.resolve(URI.create(address.toString()).getPath()).toString());
            }
        }
        return all;
    }
}
