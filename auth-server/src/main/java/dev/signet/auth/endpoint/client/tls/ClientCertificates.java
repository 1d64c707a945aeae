package dev.signet.auth.endpoint.client.tls;

import dev.signet.auth.BadConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Finds the certificate of whoever sent a request: that of the connection, or where the connection is a proxy's, the one that the
 * proxy forwards.
 */
@Component
public class ClientCertificates {

    private static final String OF_THE_CONNECTION = "jakarta.servlet.request.X509Certificate";

    private final MtlsProperties properties;
    private final List<InetAddressMatcher> proxies;

    ClientCertificates(MtlsProperties properties) {
        this.properties = properties;
        this.proxies =
                properties.proxies().stream().map(ClientCertificates::network).toList();
    }

    /** The certificate, and those of the connection that lead from it to an authority; empty if there is none, or they are off. */
    public List<X509Certificate> of(HttpServletRequest request) {
        if (!properties.enabled()) {
            return List.of();
        }
        String header = properties.forwardedHeader();
        if (header != null && fromProxy(request)) {
            List<String> forwarded = Collections.list(request.getHeaders(header));
            return forwarded.size() == 1
                    ? ForwardedCertificate.read(forwarded.get(0)).map(List::of).orElseGet(List::of)
                    : List.of();
        }
        return request.getAttribute(OF_THE_CONNECTION) instanceof X509Certificate[] chain ? List.of(chain) : List.of();
    }

    private boolean fromProxy(HttpServletRequest request) {
        @Nullable Object peer = request.getAttribute(PeerAddress.ATTRIBUTE);
        return peer instanceof String address && proxies.stream().anyMatch(network -> network.matches(address));
    }

    private static InetAddressMatcher network(String text) {
        try {
            return InetAddressMatchers.fromIpAddress(text);
        } catch (IllegalArgumentException malformed) {
            throw new BadConfiguration(
                    "signet.mtls.proxies",
                    "has an entry that is no network",
                    "Write addresses or networks as in 10.20.0.5/32.");
        }
    }
}
