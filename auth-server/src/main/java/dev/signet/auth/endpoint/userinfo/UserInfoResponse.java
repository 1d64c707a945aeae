package dev.signet.auth.endpoint.userinfo;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.auth.Encryption;
import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.response.ResponseForms;
import dev.signet.auth.key.JwtSigning;
import dev.signet.auth.token.AccessToken;
import dev.signet.auth.token.encryption.ClientEncryption;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is told of a person in the form that the client registered: JSON, a signed JWT, an encrypted one, or both (OpenID Connect Core §5.3.2). */
@Component
class UserInfoResponse implements AuthenticationSuccessHandler {

    private static final String JWT = "application/jwt";
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Clients clients;
    private final JwtSigning signing;
    private final ClientEncryption encryption;
    private final Issuer issuer;
    private final JsonMapper json;

    UserInfoResponse(Clients clients, JwtSigning signing, ClientEncryption encryption, Issuer issuer, JsonMapper json) {
        this.clients = clients;
        this.signing = signing;
        this.encryption = encryption;
        this.issuer = issuer;
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OidcUserInfoAuthenticationToken answer = (OidcUserInfoAuthenticationToken) authentication;
        AccessToken token = (AccessToken) Objects.requireNonNull(((JwtAuthenticationToken) answer.getPrincipal())
                .getToken()
                .getClaims()
                .get(AccessTokenDecoder.GOOD));
        Client client = clients.find(token.client()).orElseThrow();
        Map<String, Object> claims =
                Objects.requireNonNull(answer.getUserInfo()).getClaims();
        ResponseForms forms = client.responses();
        if (forms.userinfo() == null && forms.userinfoEncryption() == null) {
            write(MediaType.APPLICATION_JSON_VALUE, json.writeValueAsBytes(claims), response);
            return;
        }
        Optional<String> jwt = jwt(client, claims);
        if (jwt.isPresent()) {
            write(JWT, jwt.get().getBytes(StandardCharsets.US_ASCII), response);
        } else { // Its keys cannot be had now: what is to be encrypted is not told in any other way.
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }

    private Optional<String> jwt(Client client, Map<String, Object> claims) {
        Map<String, Object> said = new LinkedHashMap<>(claims);
        said.put("iss", issuer.value());
        said.put("aud", client.id().value());
        SigningAlgorithm algorithm = client.responses().userinfo();
        Encryption how = client.responses().userinfoEncryption();
        if (algorithm == null) {
            return encryption.encryptClaims(client, Objects.requireNonNull(how), json.writeValueAsString(said));
        }
        String signed = sign(algorithm, said);
        return how == null ? Optional.of(signed) : encryption.encryptJwt(client, how, signed);
    }

    /** Without a type: there is none for it, and with that of ID tokens it would be taken for one (RFC 8725 §3.11). */
    private String sign(SigningAlgorithm algorithm, Map<String, Object> said) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        said.forEach(claims::claim);
        return signing.sign(algorithm.jws(), null, claims.build());
    }

    private static void write(String type, byte[] body, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
