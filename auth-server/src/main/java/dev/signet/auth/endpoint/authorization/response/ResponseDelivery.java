package dev.signet.auth.endpoint.authorization.response;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Sends an answer to where it goes, as the client asked for it. */
@Component
public class ResponseDelivery {

    private final SignedResponses signed;

    ResponseDelivery(SignedResponses signed) {
        this.signed = signed;
    }

    /**
     * An answer on its way.
     *
     * @param redirectUri found good; without a fragment
     * @param clientId for whom
     * @param parameters what it says, in this order
     */
    public record Outgoing(String redirectUri, String clientId, ResponseMode mode, Map<String, String> parameters) {

        /** One JWT in the place of all that it says. */
        private Outgoing signedAs(String jwt) {
            return new Outgoing(redirectUri, clientId, mode.carrier(), Map.of("response", jwt));
        }

        @Override
        public String toString() {
            return "Outgoing[" + clientId + ", " + mode + "]";
        }
    }

    public void send(Outgoing answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        carry(answer.mode().signed() ? answer.signedAs(signed.sign(answer)) : answer, request, response);
    }

    private static void carry(Outgoing answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String uri = answer.redirectUri();
        switch (answer.mode()) {
            case QUERY -> redirect(uri + (uri.indexOf('?') < 0 ? '?' : '&') + encoded(answer), response);
            case FRAGMENT -> redirect(uri + '#' + encoded(answer), response);
            case FORM_POST -> {
                request.setAttribute(FormPostPage.ANSWER, answer);
                request.getRequestDispatcher(FormPostPage.PATH).forward(request, response);
            }
            default -> throw new IllegalArgumentException("no carrier: " + answer.mode());
        }
    }

    /** 303: the browser follows with GET and without the form that it may have posted here (RFC 9700 §4.12). */
    private static void redirect(String address, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    private static String encoded(Outgoing answer) {
        return answer.parameters().entrySet().stream()
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
