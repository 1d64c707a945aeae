package dev.signet.auth.endpoint.client.tls;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Clients with certificates (mutual TLS, RFC 8705).
 *
 * @param enabled whether certificates of clients are looked at. Where this server speaks TLS itself, set {@code server.ssl.client-auth: want}
 *     too; it then takes certificates of anybody, and judges them itself
 * @param trustedAuthorities a file of PEM with the authorities that issue certificates for {@code tls_client_auth}; without it there is no such
 *     client. Not those of the web: whoever gets a certificate from one of them could bear a client's name
 * @param forwardedHeader in which a proxy that ends TLS sends the certificate: {@code Client-Cert} (RFC 9440), or PEM in percent-encoding as
 *     of nginx's {@code $ssl_client_escaped_cert}. The proxy must overwrite it in every request
 * @param proxies the networks of those proxies, such as {@code 10.20.0.5/32}: from elsewhere the header says nothing. Whoever can send
 *     requests from there can be every client with a certificate
 * @param alias where clients reach these endpoints with certificates, if it is elsewhere than the issuer: {@code mtls_endpoint_aliases} (§5)
 */
@ConfigurationProperties(prefix = "signet.mtls", ignoreUnknownFields = false)
public record MtlsProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable Path trustedAuthorities,
        @Nullable String forwardedHeader,
        @DefaultValue List<String> proxies,
        @Nullable URI alias) {

    public MtlsProperties {
        proxies = List.copyOf(proxies);
        if ((forwardedHeader == null) != proxies.isEmpty()) {
            throw forwardedHeader == null
                    ? new BadConfiguration(
                            "signet.mtls.forwarded-header",
                            "is missing, but there are proxies",
                            "Name the header, such as Client-Cert, or take signet.mtls.proxies out.")
                    : new BadConfiguration(
                            "signet.mtls.proxies",
                            "is empty, but certificates are forwarded",
                            "Name the addresses of the proxies, such as 10.20.0.5/32.");
        }
        if (alias != null) {
            WebAddress.check("signet.mtls.alias", alias, "https://mtls.login.example.com");
        }
    }
}
