package dev.signet.auth.login.waiting;

import dev.signet.auth.secret.Digest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Where a browser wanted to go: path and parameters, as one line of text, without the host. */
final class RequestedPage extends SimpleSavedRequest {

    private static final long serialVersionUID = 1L;

    /** What an address there says of a session or an application can be chosen again; a device's code is typed again. */
    private static final List<String> BY_PATH_ALONE = List.of("/account", "/activate");

    RequestedPage(WaitingRequest waiting) {
        super(waiting.page());
    }

    /** A posted authorization request (OpenID Connect Core §3.1.2.1) goes on as the same request by GET. */
    static String of(HttpServletRequest request) {
        if (BY_PATH_ALONE.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return request.getRequestURI();
        }
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                page.queryParam(encode(name), encode(value));
            }
        });
        return page.build(true).toUriString();
    }

    static String id(String page) {
        return Digest.sha256Base64url(page);
    }

    @Override
    public String[] getParameterValues(String name) {
        MultiValueMap<String, String> parameters =
                UriComponentsBuilder.fromUriString(getRedirectUrl()).build().getQueryParams();
        List<String> values = parameters.get(name);
        return values == null
                ? new String[0]
                : values.stream()
                        .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8))
                        .toArray(String[]::new);
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
