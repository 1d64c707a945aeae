package dev.signet.demo.experiment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** Whose experiment it is: the person who pressed the button, and the session whose tokens it is tried with. */
public record Trial(OAuth2AuthenticationToken person, HttpServletRequest request, HttpServletResponse response) {}
