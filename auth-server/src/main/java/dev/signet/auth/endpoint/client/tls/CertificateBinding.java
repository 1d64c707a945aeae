package dev.signet.auth.endpoint.client.tls;

import dev.signet.auth.Confirmation;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProvenKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes the certificate that a request came with: at the token endpoint for clients whose tokens are bound to it (RFC 8705 §3), at the
 * UserInfo endpoint for any token that may be. Where a DPoP proof is sent as well, that one counts.
 */
final class CertificateBinding extends OncePerRequestFilter {

    private static final String TOKEN = "/oauth2/token";
    private static final String USERINFO = "/userinfo";

    private final ClientCertificates certificates;
    private final Clients clients;
    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    CertificateBinding(ClientCertificates certificates, Clients clients) {
        this.certificates = certificates;
        this.clients = clients;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !TOKEN.equals(request.getRequestURI()) && !USERINFO.equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ProvenKey.of(request).isEmpty() && (USERINFO.equals(request.getRequestURI()) || isBound())) {
            List<X509Certificate> presented = certificates.of(request);
            if (!presented.isEmpty()) {
                String thumbprint = new PresentedCertificates(presented).thumbprint();
                ProvenKey.note(request, Confirmation.ofCertificate(thumbprint));
            } else if (TOKEN.equals(request.getRequestURI())) {
                ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
                answer.setStatusCode(HttpStatus.BAD_REQUEST);
                errors.write(OAuthErrors.certificateMissing().getError(), null, answer);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isBound() {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        return client instanceof OAuth2ClientAuthenticationToken
                && client.isAuthenticated()
                && clients.find(new ClientId(client.getName()))
                        .filter(found -> found.proofs().certificateBoundAccessTokens())
                        .isPresent();
    }
}
