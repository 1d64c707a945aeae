package dev.signet.auth.endpoint.dpop;

import dev.signet.auth.Confirmation;
import dev.signet.auth.endpoint.DPoPProperties;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProvenKey;
import dev.signet.auth.token.TokenJudging;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Access tokens that come with a proof (RFC 9449 §7.1), at the endpoints of this server that they open. The proof is spent only if the token
 * is good and bound to its key, so that strangers fill no memory.
 */
final class AccessProofFilter extends OncePerRequestFilter {

    private static final String USERINFO = "/userinfo";
    private static final String SCHEME = "DPoP ";
    private static final String ALGORITHMS =
            Proof.ALGORITHMS.stream().map(one -> one.wireName()).collect(Collectors.joining(" "));

    private final ProofCheck proofs;
    private final Nonces nonces;
    private final DPoPProperties properties;
    private final TokenJudging tokens;

    AccessProofFilter(ProofCheck proofs, Nonces nonces, DPoPProperties properties, TokenJudging tokens) {
        this.proofs = proofs;
        this.nonces = nonces;
        this.properties = properties;
        this.tokens = tokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !USERINFO.equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token != null) {
            try {
                prove(request, response, token);
            } catch (OAuth2AuthenticationException refused) {
                refuse(response, refused.getError());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void prove(HttpServletRequest request, HttpServletResponse response, String token) {
        if (properties.nonceRequired()) {
            response.setHeader(Nonces.HEADER, nonces.make());
        }
        Proof proof = proofs.check(request, token);
        Confirmation key = Confirmation.ofProofKey(proof.key().thumbprint());
        if (tokens.presented(token, key).isEmpty()) {
            throw OAuthErrors.invalidToken();
        }
        ProvenKey.note(request, proofs.spend(proof), token);
    }

    private static void refuse(HttpServletResponse response, OAuth2Error error) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "DPoP error=\"%s\", error_description=\"%s\", algs=\"%s\""
                        .formatted(error.getErrorCode(), error.getDescription(), ALGORITHMS));
    }

    /** Null for a request without an access token of this scheme, whose name ignores case (RFC 9110 §11.1). */
    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
