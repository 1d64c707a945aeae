package dev.signet.auth.endpoint.authorization.request;

import dev.signet.auth.Confirmation;
import dev.signet.auth.SecurityProfile;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ResourceIndicators;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.endpoint.authorization.asked.AuthenticationAsked;
import dev.signet.auth.endpoint.authorization.response.ResponseMode;
import dev.signet.auth.endpoint.authorization.response.ResponseModes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponseType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * What an authorization request must keep to, in this order: who asks and where the answer goes, for only then may anybody be told of
 * the rest (RFC 6749 §4.1.2.1); what must not be ignored and is not served; and then each parameter. What asks for a person or for their
 * consent is not looked at here.
 */
@Component
public class RequestRules {

    /** The thumbprint of the key that the code is to be bound to (RFC 9449 §10). */
    public static final String DPOP_JKT = "dpop_jkt";

    /** The base64url form of a SHA-256 (RFC 7636 §4.2). */
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What is given back or kept: printable, and not so long that it is a burden. */
    private static final Pattern KEPT = Pattern.compile("[^\\p{Cntrl}]{0,4000}");

    /** Parameters that change what a request means: whoever cannot honour them must say so (OpenID Connect Core §3.1.2.6). */
    private static final List<String> NOT_SERVED = List.of("request", OAuth2ParameterNames.REQUEST_URI, "registration");

    private final Clients clients;
    private final RedirectRules redirectRules;
    private final ResourceIndicators resources;
    private final RichAuthorization details;
    private final ResponseModes modes;

    RequestRules(
            Clients clients,
            RedirectRules redirectRules,
            ResourceIndicators resources,
            RichAuthorization details,
            ResponseModes modes) {
        this.clients = clients;
        this.redirectRules = redirectRules;
        this.resources = resources;
        this.details = details;
        this.modes = modes;
    }

    /** @throws OAuth2AuthenticationException with the first rule that is broken */
    public void check(RequestParameters sent) {
        Client asking = client(sent);
        RegisteredClient client = asking.registration();
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.AUTHORIZATION_CODE)) {
            throw OAuthErrors.unauthorizedClient();
        }
        redirectRules.check(client, sent.single(OAuth2ParameterNames.REDIRECT_URI));
        if (sent.repeats()) {
            throw OAuthErrors.repeated();
        }
        NOT_SERVED.stream().filter(sent::has).findFirst().ifPresent(parameter -> {
            throw OAuthErrors.notSupported(parameter);
        });
        checkMode(sent, asking.profile());
        checkResponseType(sent.single(OAuth2ParameterNames.RESPONSE_TYPE));
        if (!client.getScopes().containsAll(Scopes.of(sent))) {
            throw OAuthErrors.invalidScope();
        }
        resources.allowed(asking, sent.all().getOrDefault(ResourceIndicators.PARAMETER, List.of()));
        details.allowed(asking, sent.single(RichAuthorization.PARAMETER));
        checkChallenge(sent, client.getClientSettings().isRequireProofKey());
        checkProofKey(sent);
        checkKept(sent, OAuth2ParameterNames.STATE);
        checkKept(sent, OidcParameterNames.NONCE);
        checkLogin(sent);
    }

    /** Where {@code sent} may be answered, whatever else is wrong with it; null where client or redirect URI are not certain. */
    @Nullable
    ReturnAddress findReturnAddress(RequestParameters sent) {
        String redirectUri = sent.single(OAuth2ParameterNames.REDIRECT_URI);
        String state = sent.single(OAuth2ParameterNames.STATE);
        try {
            RegisteredClient client = client(sent).registration();
            redirectRules.check(client, redirectUri);
            return redirectUri == null
                    ? null
                    : new ReturnAddress(
                            client.getClientId(),
                            redirectUri,
                            state == null || !kept(state) ? null : state,
                            modes.orQuery(sent.single(ResponseMode.PARAMETER)));
        } catch (OAuth2AuthenticationException uncertain) {
            return null;
        }
    }

    /** Whose answer goes where. */
    record ReturnAddress(
            String clientId, String redirectUri, @Nullable String state, ResponseMode mode) {}

    private Client client(RequestParameters sent) {
        return Optional.ofNullable(sent.single(OAuth2ParameterNames.CLIENT_ID))
                .flatMap(id -> clients.findEnabled(new ClientId(id)))
                .orElseThrow(() -> OAuthErrors.invalidRequest(OAuth2ParameterNames.CLIENT_ID));
    }

    /** An answer that must be signed is asked for as such: none is meant to travel otherwise than the client expects. */
    private void checkMode(RequestParameters sent, SecurityProfile profile) {
        if (modes.find(sent.single(ResponseMode.PARAMETER))
                .filter(mode -> mode.signed() || !profile.signsMessages())
                .isEmpty()) {
            throw OAuthErrors.invalidRequest(ResponseMode.PARAMETER);
        }
    }

    private static void checkResponseType(@Nullable String responseType) {
        if (responseType == null) {
            throw OAuthErrors.invalidRequest(OAuth2ParameterNames.RESPONSE_TYPE);
        }
        if (!OAuth2AuthorizationResponseType.CODE.getValue().equals(responseType)) {
            throw OAuthErrors.unsupportedResponseType();
        }
    }

    /**
     * PKCE with S256: a method that is not named would be {@code plain} (RFC 7636 §4.3).
     *
     * @param required whether there must be a challenge. Where there is one, it must be good
     */
    private static void checkChallenge(RequestParameters sent, boolean required) {
        boolean absent =
                !sent.has(PkceParameterNames.CODE_CHALLENGE) && !sent.has(PkceParameterNames.CODE_CHALLENGE_METHOD);
        if (absent && !required) {
            return;
        }
        String challenge = sent.single(PkceParameterNames.CODE_CHALLENGE);
        if (challenge == null || !S256_CHALLENGE.matcher(challenge).matches()) {
            throw OAuthErrors.invalidRequest(PkceParameterNames.CODE_CHALLENGE);
        }
        if (!"S256".equals(sent.single(PkceParameterNames.CODE_CHALLENGE_METHOD))) {
            throw OAuthErrors.invalidRequest(PkceParameterNames.CODE_CHALLENGE_METHOD);
        }
    }

    private static void checkProofKey(RequestParameters sent) {
        String key = sent.single(DPOP_JKT);
        if (key != null && !Confirmation.wellFormed(key)) {
            throw OAuthErrors.invalidRequest(DPOP_JKT);
        }
    }

    private static void checkKept(RequestParameters sent, String parameter) {
        String value = sent.single(parameter);
        if (value != null && !kept(value)) {
            throw OAuthErrors.invalidRequest(parameter);
        }
    }

    private static void checkLogin(RequestParameters sent) {
        try {
            AuthenticationAsked.read(sent.asFrameworkParameters());
        } catch (AuthenticationAsked.Malformed malformed) {
            throw OAuthErrors.invalidRequest(malformed.parameter());
        }
    }

    private static boolean kept(String value) {
        return KEPT.matcher(value).matches();
    }
}
