package dev.signet.auth.endpoint.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * The answer to whom a registration is refused, as JSON (RFC 7591 §3.2.2): 401 with the scheme where a token is missing or wrong (RFC 6750 §3), 503
 * where it is too much for now, and else 400.
 */
@RestControllerAdvice(assignableTypes = RegistrationController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegistrationRefusals {

    private static final String RETRY_AFTER_SECONDS = "60";

    @ExceptionHandler(OAuth2AuthenticationException.class)
    ResponseEntity<Map<String, String>> refuse(OAuth2AuthenticationException refused) {
        OAuth2Error error = refused.getError();
        ResponseEntity.BodyBuilder answer = switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_TOKEN ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default -> ResponseEntity.badRequest();
        };
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            body.put("error_description", error.getDescription());
        }
        return answer.cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
