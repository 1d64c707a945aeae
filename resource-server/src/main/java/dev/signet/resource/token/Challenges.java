package dev.signet.resource.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * Writes {@code WWW-Authenticate}: in which schemes this API takes tokens (RFC 6750 §3, RFC 9449 §7.1), each with its {@code
 * resource_metadata} (RFC 9728 §5.1). Values come from catalogues and settings, never from the request, and hold neither quote
 * nor backslash.
 */
final class Challenges {

    private static final AuthorizationHeader PROVEN = new AuthorizationHeader("DPoP");

    private final String metadata;
    private final List<String> proofAlgorithms;

    /** With the algorithms of DPoP proofs, none of them when this API takes none. */
    Challenges(URI metadata, List<String> proofAlgorithms) {
        this.metadata = metadata.toString();
        this.proofAlgorithms = List.copyOf(proofAlgorithms);
    }

    /** To whoever has no accepted token: in the scheme of the request, and every other one that would do. */
    void offer(HttpServletRequest request, HttpServletResponse response, Map<String, String> parameters) {
        answer(request, response, parameters);
        if (!proofAlgorithms.isEmpty() && !isProven(request)) {
            addProven(response, Map.of());
        }
    }

    /** To whoever has an accepted token: in the scheme of the request alone. */
    void answer(HttpServletRequest request, HttpServletResponse response, Map<String, String> parameters) {
        if (isProven(request)) {
            addProven(response, parameters);
        } else {
            add(response, "Bearer ", parameters);
        }
    }

    private boolean isProven(HttpServletRequest request) {
        return !proofAlgorithms.isEmpty() && PROVEN.isUsedBy(request);
    }

    private void addProven(HttpServletResponse response, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("algs", String.join(" ", proofAlgorithms));
        add(response, "DPoP ", all);
    }

    private void add(HttpServletResponse response, String scheme, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("resource_metadata", metadata);
        response.addHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                all.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=\"" + parameter.getValue() + "\"")
                        .collect(Collectors.joining(", ", scheme, "")));
    }
}
