package dev.signet.auth.endpoint.client.tls;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A client that names itself and has a certificate (RFC 8705 §2). A public client may have one too, to which its tokens are bound, and sends
 * the same; which of the two it is its registration says. Deliberately no bean: one of the framework's type would read every other request, too.
 */
public final class CertificateConverter implements AuthenticationConverter {

    private static final Set<ClientAuthenticationMethod> METHODS =
            Set.of(ClientAuthenticationMethod.TLS_CLIENT_AUTH, ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH);

    private final ClientCertificates certificates;
    private final Clients clients;

    public CertificateConverter(ClientCertificates certificates, Clients clients) {
        this.certificates = certificates;
        this.clients = clients;
    }

    /** Null for a request that proves something else, or nothing. */
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        boolean otherwise = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null;
        List<X509Certificate> presented = certificates.of(request);
        if (ids == null || ids.length != 1 || otherwise || presented.isEmpty()) {
            return null;
        }
        return clients.findEnabled(new ClientId(ids[0])).stream()
                .flatMap(client -> client.registration().getClientAuthenticationMethods().stream())
                .filter(METHODS::contains)
                .findFirst()
                .map(method -> new OAuth2ClientAuthenticationToken(
                        ids[0], method, new PresentedCertificates(presented), Map.of()))
                .orElse(null);
    }
}
