package dev.signet.auth.endpoint.introspection;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.key.JwtSigning;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is told of a token: as JSON (RFC 7662 §2.2), or as a JWT to those that ask for one (RFC 9701 §5). */
@Component
class IntrospectionResponse implements AuthenticationSuccessHandler {

    private static final String SUBTYPE = "token-introspection+jwt";
    private static final MediaType JWT = new MediaType("application", SUBTYPE);

    /** Most headers need not be read at all. */
    private static final int SHORTEST = JWT.toString().length();

    private final JsonMapper json;
    private final JwtSigning signing;
    private final Issuer issuer;
    private final Clock clock;

    IntrospectionResponse(JsonMapper json, JwtSigning signing, Issuer issuer, Clock clock) {
        this.json = json;
        this.signing = signing;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        IntrospectionAnswer answer = (IntrospectionAnswer) authentication;
        boolean signed = asksForJwt(request);
        byte[] body =
                signed ? sign(answer).getBytes(StandardCharsets.US_ASCII) : json.writeValueAsBytes(answer.claims());
        response.setContentType(signed ? JWT.toString() : MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Says of the token only inside, and neither {@code sub} nor {@code exp} outside: it must not pass for an access token (§8.1). */
    private String sign(IntrospectionAnswer answer) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer.value())
                .audience(answer.asking().id().value())
                .issueTime(Date.from(clock.instant()))
                .claim("token_introspection", answer.claims())
                .build();
        SigningAlgorithm usual = SigningAlgorithm.RS256; // the default of §6
        SigningAlgorithm algorithm = answer.asking().profile().allows(usual) ? usual : SigningAlgorithm.ES256;
        return signing.sign(algorithm.jws(), new JOSEObjectType(SUBTYPE), claims);
    }

    private static boolean asksForJwt(HttpServletRequest request) {
        for (String accept : Collections.list(request.getHeaders(HttpHeaders.ACCEPT))) {
            if (accept.length() >= SHORTEST && namesJwt(accept)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesJwt(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(each -> each.equalsTypeAndSubtype(JWT) && each.getQualityValue() > 0);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
