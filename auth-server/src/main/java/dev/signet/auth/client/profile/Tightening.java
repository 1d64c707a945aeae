package dev.signet.auth.client.profile;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.key.AssertionAudience;
import dev.signet.auth.client.key.ClientProofs;
import dev.signet.auth.client.request.RequestDemands;
import dev.signet.auth.client.response.ResponseForms;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * What a profile makes of a client's settings (FAPI 2.0 Security Profile §5.3.2): never less than they say, and as much as it demands. Whoever serves a
 * client sees these, so that nothing else has to ask for the profile.
 */
public final class Tightening {

    /** The longest that a code may live (§5.3.2.1). */
    static final Duration LONGEST_CODE = Duration.ofSeconds(60);

    private static final Set<ClientAuthenticationMethod> METHODS = Set.of(
            ClientAuthenticationMethod.PRIVATE_KEY_JWT,
            ClientAuthenticationMethod.TLS_CLIENT_AUTH,
            ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH);

    private Tightening() {}

    /** Whether clients may authenticate by that (§5.3.2.1). */
    public static boolean permits(SecurityProfile profile, String method) {
        return !profile.fapi() || METHODS.contains(new ClientAuthenticationMethod(method));
    }

    /** Whether {@code client} has no way to authenticate but such as the profile permits. */
    public static boolean permits(SecurityProfile profile, RegisteredClient client) {
        return client.getClientAuthenticationMethods().stream().allMatch(method -> permits(profile, method.getValue()));
    }

    /** ES256 in the place of an algorithm that the profile forbids. */
    public static SigningAlgorithm algorithm(SecurityProfile profile, SigningAlgorithm algorithm) {
        return profile.allows(algorithm) ? algorithm : SigningAlgorithm.ES256;
    }

    /** The same of what answers are signed with. */
    public static ResponseForms responses(SecurityProfile profile, ResponseForms forms) {
        return new ResponseForms(
                named(profile, forms.userinfo()),
                named(profile, forms.authorization()),
                forms.idTokenEncryption(),
                forms.userinfoEncryption(),
                forms.sector());
    }

    /** With PKCE always, and codes that live for a minute at most. */
    public static RegisteredClient registration(RegisteredClient client) {
        Duration code = client.getTokenSettings().getAuthorizationCodeTimeToLive();
        return RegisteredClient.from(client)
                .clientSettings(
                        ClientSettings.withSettings(client.getClientSettings().getSettings())
                                .requireProofKey(true)
                                .build())
                .tokenSettings(
                        TokenSettings.withSettings(client.getTokenSettings().getSettings())
                                .authorizationCodeTimeToLive(code.compareTo(LONGEST_CODE) < 0 ? code : LONGEST_CODE)
                                .build())
                .build();
    }

    /** With assertions for the issuer alone, and access tokens that are bound: to a DPoP key, unless a certificate was chosen. */
    public static ClientProofs proofs(ClientProofs proofs) {
        return new ClientProofs(
                proofs.keys(),
                proofs.assertionAlgorithm(),
                AssertionAudience.ISSUER,
                proofs.dpopBoundAccessTokens() || !proofs.certificateBoundAccessTokens(),
                proofs.certificateName(),
                proofs.certificateBoundAccessTokens());
    }

    /** Pushed where FAPI 2.0 is demanded, and signed where messages are. */
    public static RequestDemands requests(SecurityProfile profile, RequestDemands demands) {
        return new RequestDemands(
                demands.requirePushedAuthorizationRequests() || profile.fapi(),
                demands.requireSignedRequestObject() || profile.signsMessages());
    }

    private static @Nullable SigningAlgorithm named(SecurityProfile profile, @Nullable SigningAlgorithm algorithm) {
        return algorithm == null ? null : algorithm(profile, algorithm);
    }
}
