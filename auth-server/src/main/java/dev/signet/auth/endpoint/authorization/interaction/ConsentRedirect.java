package dev.signet.auth.endpoint.authorization.interaction;

import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.login.waiting.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Adds to the address of the consent page what it cannot tell by itself: the request, so that the person can go back and use another
 * account, and the language. The framework puts that address together and leaves no place for more.
 */
final class ConsentRedirect extends HttpServletResponseWrapper {

    private final String consentPage;
    private final HttpServletRequest request;
    private final WaitingRequests waiting;
    private final PageAddress pages;

    ConsentRedirect(
            HttpServletResponse response,
            String consentPage,
            HttpServletRequest request,
            WaitingRequests waiting,
            PageAddress pages) {
        super(response);
        this.consentPage = consentPage;
        this.request = request;
        this.waiting = waiting;
        this.pages = pages;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(
                location.startsWith(consentPage + "?")
                        ? pages.of(location, waiting.keep(request, Why.NOBODY))
                        : location);
    }
}
