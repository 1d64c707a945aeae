package dev.signet.auth.endpoint.authorization.interaction;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * Changes the address of the consent page, which the framework puts together and where it leaves no place for anything of ours.
 */
final class ConsentRedirect extends HttpServletResponseWrapper {

    private final String consentPage;
    private final UnaryOperator<String> change;

    /** @param change called once, and only if there is a consent page to be shown */
    ConsentRedirect(HttpServletResponse response, String consentPage, UnaryOperator<String> change) {
        super(response);
        this.consentPage = consentPage;
        this.change = change;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(location.startsWith(consentPage + "?") ? change.apply(location) : location);
    }
}
