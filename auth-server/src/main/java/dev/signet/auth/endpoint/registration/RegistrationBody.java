package dev.signet.auth.endpoint.registration;

import dev.signet.auth.endpoint.OAuthErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON object that a client sends (RFC 7591 §3.1). Only as {@code application/json}: what a form or a plain text of some page could send
 * comes from anybody's browser. A name that stands twice is refused, for somebody before us may have read the other one.
 */
final class RegistrationBody {

    private static final int LONGEST = 32 * 1024;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RegistrationBody() {}

    static Map<String, @Nullable Object> read(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw OAuthErrors.invalidClientMetadata("The request is longer than " + LONGEST + " bytes.");
        }
        try {
            return Optional.ofNullable(STRICT.readValue(body, OBJECT)).orElseThrow(RegistrationBody::noObject);
        } catch (JacksonException malformed) {
            throw noObject();
        }
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static OAuth2AuthenticationException noObject() {
        return OAuthErrors.invalidClientMetadata("The request is not a JSON object in which each name stands once.");
    }
}
