package dev.signet.auth.endpoint.dpop;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.DPoPProperties;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProvenKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Proofs of clients at the token endpoint (RFC 9449 §5), and where they push authorization requests (§10.1). After client authentication:
 * the proofs of strangers are not remembered.
 */
final class TokenProofFilter extends OncePerRequestFilter {

    private static final String TOKEN = "/oauth2/token";
    private static final Set<String> ENDPOINTS = Set.of(TOKEN, "/oauth2/par");

    private final ProofCheck proofs;
    private final Nonces nonces;
    private final DPoPProperties properties;
    private final Clients clients;
    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    TokenProofFilter(ProofCheck proofs, Nonces nonces, DPoPProperties properties, Clients clients) {
        this.proofs = proofs;
        this.nonces = nonces;
        this.properties = properties;
        this.clients = clients;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ENDPOINTS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        if (client instanceof OAuth2ClientAuthenticationToken && client.isAuthenticated()) {
            try {
                prove(request, response, client.getName());
            } catch (OAuth2AuthenticationException refused) {
                ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
                answer.setStatusCode(HttpStatus.BAD_REQUEST);
                errors.write(refused.getError(), null, answer);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void prove(HttpServletRequest request, HttpServletResponse response, String client) {
        if (!ProofCheck.present(request)) {
            if (TOKEN.equals(request.getRequestURI()) && isBound(client)) {
                throw OAuthErrors.dpopProofMissing();
            }
            return;
        }
        if (properties.nonceRequired()) {
            response.setHeader(Nonces.HEADER, nonces.make());
        }
        ProvenKey.note(request, proofs.spend(proofs.check(request, null)));
    }

    private boolean isBound(String client) {
        return clients.find(new ClientId(client))
                .filter(found -> found.proofs().dpopBoundAccessTokens())
                .isPresent();
    }
}
