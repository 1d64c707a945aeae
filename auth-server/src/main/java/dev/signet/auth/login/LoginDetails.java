package dev.signet.auth.login;

import dev.signet.auth.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** What is known beside who and how: who else is signed in in this browser, and whether to be remembered on this device. */
public final class LoginDetails extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final boolean remember;
    private final transient List<SignedIn> here;

    /** @param here who is signed in in this browser, the one that was used last first */
    public LoginDetails(HttpServletRequest request, List<SignedIn> here) {
        super(request);
        this.here = List.copyOf(here);
        this.remember = request.getParameter("remember") != null;
    }

    boolean remember() {
        return remember;
    }

    List<SignedIn> here() {
        return here;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof LoginDetails that
                && remember == that.remember
                && here.equals(that.here);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), remember, here);
    }
}
