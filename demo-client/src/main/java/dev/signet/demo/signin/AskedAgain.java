package dev.signet.demo.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Begins a sign-in, with a greatest age of the proof where the page asks for one ({@code max_age}, OpenID Connect Core 1.0, section 3.1.2.1):
 * that is how an app does what an API asks of it (RFC 9470, section 4).
 */
final class AskedAgain implements OAuth2AuthorizationRequestResolver {

    private static final String MAX_AGE = "max_age";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final OAuth2AuthorizationRequestResolver usual;

    AskedAgain(ClientRegistrationRepository clients) {
        this.usual = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return withAge(request, usual.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return withAge(request, usual.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest withAge(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest asked) {
        if (asked == null) {
            return null;
        }
        BackTo.remember(request);
        String age = request.getParameter(MAX_AGE);
        return age == null || !SECONDS.matcher(age).matches()
                ? asked
                : OAuth2AuthorizationRequest.from(asked)
                        .additionalParameters(parameters -> parameters.put(MAX_AGE, age))
                        .build();
    }
}
