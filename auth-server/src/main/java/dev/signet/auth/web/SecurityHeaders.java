package dev.signet.auth.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * The headers of every answer. Beside Spring Security's own: no script and no style that is not a file of ours, no frame around
 * our pages, no referrer that could carry a code or a state away.
 */
@Component
public class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    /**
     * {@code form-action} is deliberately absent: browsers hold it against the redirects that follow a form, too, and the login and
     * consent forms end in a redirect to the relying party, wherever that is. No page shows markup of strangers, so that there is
     * no form to hijack.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** The policy of a page that shows frames of these origins, and is otherwise like every other. */
    public static String contentSecurityPolicyFraming(Collection<String> origins) {
        return CONTENT_SECURITY_POLICY + "; frame-src "
                + origins.stream().sorted().collect(Collectors.joining(" "));
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_SITE));
    }
}
