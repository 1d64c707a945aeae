package dev.signet.auth.endpoint.token;

import dev.signet.auth.Confirmation;
import dev.signet.auth.Encryption;
import dev.signet.auth.TokenSlot;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.registered.RegistrationLife;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.ProvenKey;
import dev.signet.auth.endpoint.RichAuthorization;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.claims.ClaimsRequest;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.token.Exchanged;
import dev.signet.auth.token.Issued;
import dev.signet.auth.token.OwnAccess;
import dev.signet.auth.token.TokenIssuing;
import dev.signet.auth.token.TokenSlots;
import dev.signet.auth.token.encryption.ClientEncryption;
import dev.signet.auth.user.Users;
import dev.signet.auth.user.profile.Profiles;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Puts together the answer of the token endpoint (RFC 6749 §5.1). */
@Component
public class TokenAnswer {

    private final TokenIssuing tokens;
    private final TokenSlots slots;
    private final ClientEncryption encryption;
    private final Users users;
    private final Profiles profiles;
    private final RegistrationLife registrations;

    TokenAnswer(
            TokenIssuing tokens,
            TokenSlots slots,
            ClientEncryption encryption,
            Users users,
            Profiles profiles,
            RegistrationLife registrations) {
        this.tokens = tokens;
        this.slots = slots;
        this.encryption = encryption;
        this.users = users;
        this.profiles = profiles;
        this.registrations = registrations;
    }

    /** For a client on its own behalf: an access token and nothing else. */
    OAuth2AccessTokenAuthenticationToken own(AuthenticatedClient client, OwnAccess what) {
        TokenSlot slot = slots.reserve(client.client(), Instant.MAX).orElseThrow(OAuthErrors::invalidClient);
        return answer(
                client,
                tokens.accessToken(
                        client.client(), what, slot, ProvenKey.current().orElse(null)),
                null,
                described(what.details()));
    }

    /** Where an access token from {@code grant} goes, beside those of it that are {@code alive}. */
    public TokenSlot slot(Client client, AccessGrant grant, LiveTokens alive) {
        Encryption how = client.responses().idTokenEncryption();
        if (how != null && grant.scopes().contains(OidcScopes.OPENID) && !encryption.possible(client, how)) {
            throw OAuthErrors.noEncryptionKey(); // refused before anything has happened
        }
        return slots.reserve(client, grant.expiresAt(), alive).orElseThrow(OAuthErrors::invalidClient);
    }

    /** Where an access token goes that lives no longer than until {@code latest}, and hangs on no grant of the client. */
    public TokenSlot slot(Client client, Instant latest) {
        return slots.reserve(client, latest).orElseThrow(OAuthErrors::invalidClient);
    }

    /** For a client that exchanged another one's access token (RFC 8693 §2.2.1): an access token, and of which type it is. */
    public OAuth2AccessTokenAuthenticationToken exchanged(
            AuthenticatedClient client, AccessGrant grant, Exchanged what, TokenSlot slot, String issuedTokenType) {
        return answer(
                client,
                tokens.exchanged(
                        client.client(), grant, what, slot, ProvenKey.current().orElse(null)),
                null,
                Map.of("issued_token_type", issuedTokenType));
    }

    /** For a client on a user's behalf; with an ID token where {@code openid} is among the scopes. */
    public OAuth2AccessTokenAuthenticationToken onBehalf(
            AuthenticatedClient client,
            AccessGrant grant,
            Set<String> scopes,
            TokenSlot slot,
            @Nullable String refreshToken,
            @Nullable String nonce) {
        registrations.noteUse(client.client().id());
        Issued accessToken = tokens.accessToken(
                client.client(), grant, scopes, slot, ProvenKey.current().orElse(null));
        Map<String, Object> more = described(grant.terms().details());
        if (scopes.contains(OidcScopes.OPENID)) {
            String idToken = tokens.idToken(client.client(), grant, accessToken.value(), nonce, told(grant));
            more.put(OidcParameterNames.ID_TOKEN, encrypted(client.client(), idToken));
        }
        return answer(client, accessToken, refreshToken, more);
    }

    /** The client is told what it was granted (RFC 9396 §7). */
    private static Map<String, Object> described(AuthorizationDetails details) {
        Map<String, Object> more = new LinkedHashMap<>();
        if (!details.isEmpty()) {
            more.put(RichAuthorization.PARAMETER, details.all());
        }
        return more;
    }

    /** Signed before it is encrypted, so that the client can hold the signature against us (OpenID Connect Core §2). */
    private String encrypted(Client client, String idToken) {
        Encryption how = client.responses().idTokenEncryption();
        return how == null
                ? idToken
                : encryption.encryptJwt(client, how, idToken).orElseThrow(OAuthErrors::noEncryptionKey);
    }

    /** The claims that the client asked to find in ID tokens (OpenID Connect Core §5.5). */
    private Map<String, Object> told(AccessGrant grant) {
        Map<String, ClaimsRequest.Wanted> asked = grant.terms().claims().idToken();
        return asked.isEmpty()
                ? Map.of()
                : users.find(grant.user())
                        .map(user -> ClaimsRequest.told(asked, profiles.claims(user, asked.keySet())))
                        .orElse(Map.of());
    }

    /** RFC 9449 §5, RFC 6750 §4. */
    private static OAuth2AccessToken.TokenType type(Issued issued) {
        Confirmation key = issued.confirmation();
        return key != null && key.method() == Confirmation.Method.DPOP
                ? OAuth2AccessToken.TokenType.DPOP
                : OAuth2AccessToken.TokenType.BEARER;
    }

    private static OAuth2AccessTokenAuthenticationToken answer(
            AuthenticatedClient client, Issued issued, @Nullable String refreshToken, Map<String, Object> more) {
        OAuth2AccessToken accessToken = new OAuth2AccessToken(
                type(issued), issued.value(), issued.issuedAt(), issued.expiresAt(), issued.scopes());
        return new OAuth2AccessTokenAuthenticationToken(
                client.client().registration(),
                client.principal(),
                accessToken,
                refreshToken == null ? null : new OAuth2RefreshToken(refreshToken, issued.issuedAt()),
                more);
    }
}
