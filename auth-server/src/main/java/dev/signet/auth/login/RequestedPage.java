package dev.signet.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where a browser wanted to go before it was sent to the login page: path and parameters, as one line of text. The framework's own
 * cache keeps the whole request, its cookies with it, and leads back to whatever host the request named.
 */
@Component
class RequestedPage implements RequestCache {

    static final String ATTRIBUTE = "signet.requested";

    /** The one page that is worth coming back to. Whatever else was refused may carry a token or a secret in its address. */
    private static final String KEPT = "/oauth2/authorize";

    /** A longer request is not kept: whoever sent it starts anew after the login. */
    private static final int LONGEST = 16_000;

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String page = KEPT.equals(request.getRequestURI()) ? page(request) : "";
        if (!page.isEmpty() && page.length() <= LONGEST) {
            request.getSession().setAttribute(ATTRIBUTE, page);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String page ? new Requested(page) : null;
    }

    /** Always null: the browser is sent to the page, not a request put in the place of another. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** A posted authorization request (OpenID Connect Core §3.1.2.1) goes on as the same request by GET. */
    private static String page(HttpServletRequest request) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                page.queryParam(encode(name), encode(value));
            }
        });
        return page.build(true).toUriString();
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static final class Requested extends SimpleSavedRequest {

        private static final long serialVersionUID = 1L;

        Requested(String page) {
            super(page);
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
    }
}
