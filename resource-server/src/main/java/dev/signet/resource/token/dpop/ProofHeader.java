package dev.signet.resource.token.dpop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads token and proof of a request with the scheme {@code DPoP} (RFC 9449 §7.1). Ours instead of the framework's, which takes the
 * address from the request's {@code Host} header, any scheme that begins with these letters, and says too little of what is wrong.
 */
final class ProofHeader implements AuthenticationConverter {

    private static final String NAME = "DPoP";

    private final BearerTokenResolver tokens;
    private final ApiAddresses addresses;

    ProofHeader(BearerTokenResolver tokens, ApiAddresses addresses) {
        this.tokens = tokens;
        this.addresses = addresses;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String token = tokens.resolve(request);
        if (token == null) {
            return null;
        }
        String address = addresses.first(request.getRequestURI());
        if (ApiAddresses.normal(address).isEmpty()) {
            throw ProofRefusal.OTHER_ADDRESS.asException();
        }
        return new DPoPAuthenticationToken(token, onlyProof(request), request.getMethod(), address);
    }

    private static String onlyProof(HttpServletRequest request) {
        List<String> proofs = Collections.list(request.getHeaders(NAME));
        if (proofs.isEmpty() || proofs.get(0).isBlank()) {
            throw ProofRefusal.MISSING.asException();
        }
        if (proofs.size() > 1) {
            throw ProofRefusal.SEVERAL.asException();
        }
        return proofs.get(0);
    }
}
