package dev.signet.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** What waits behind the login page; known to whoever sent the browser there. */
public interface LoginDestination {

    /** The name of the application that the person signs in for; empty if they came by themselves. */
    Optional<String> applicationName(HttpServletRequest request, HttpServletResponse response);

    /** The user name that the application expects ({@code login_hint}, OpenID Connect Core §3.1.2.1). */
    Optional<String> loginHint(HttpServletRequest request, HttpServletResponse response);
}
