package dev.signet.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** What the login form says beside who and how: whether to be remembered on this device. */
public final class LoginDetails extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final boolean remember;

    public LoginDetails(HttpServletRequest request) {
        super(request);
        this.remember = request.getParameter("remember") != null;
    }

    boolean remember() {
        return remember;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof LoginDetails that && remember == that.remember;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), remember);
    }
}
