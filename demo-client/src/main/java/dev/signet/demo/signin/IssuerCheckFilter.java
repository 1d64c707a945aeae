package dev.signet.demo.signin;

import dev.signet.demo.notice.Notice;
import dev.signet.demo.notice.Notices;
import dev.signet.demo.provider.ProviderDirectory;
import dev.signet.demo.provider.ProviderMismatchException;
import dev.signet.demo.provider.ProviderUnreachableException;
import dev.signet.demo.settings.DemoProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an authorization response that names another issuer, errors included, before its code is sent anywhere: RFC 9207,
 * section 2.4. Where the server promises the parameter, its absence is refused too.
 */
class IssuerCheckFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(IssuerCheckFilter.class);

    private final DemoProperties settings;
    private final ProviderDirectory provider;

    IssuerCheckFilter(DemoProperties settings, ProviderDirectory provider) {
        this.settings = settings;
        this.provider = provider;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/login/oauth2/code/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (namesTheRightIssuer(request)) {
                chain.doFilter(request, response);
                return;
            }
            log.warn("An authorization response was refused: its iss is not {}.", settings.issuer());
            Notices.leave(request, Notice.WRONG_ISSUER);
        } catch (ProviderUnreachableException silent) {
            Notices.leave(request, Notice.SERVER_SILENT);
        } catch (ProviderMismatchException mismatch) {
            log.error("{}", mismatch.getMessage());
            Notices.leave(request, Notice.WRONG_ISSUER);
        }
        response.sendRedirect("/");
    }

    private boolean namesTheRightIssuer(HttpServletRequest request) {
        String[] named = request.getParameterValues("iss");
        if (named == null) {
            return !provider.promisesIssuerInResponses();
        }
        // More than one value is ambiguous, and ambiguity is what the attack lives on.
        return Arrays.equals(named, new String[] {settings.issuer().toString()});
    }
}
