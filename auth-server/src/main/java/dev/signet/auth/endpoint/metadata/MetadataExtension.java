package dev.signet.auth.endpoint.metadata;

import dev.signet.auth.Issuer;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.endpoint.ProtocolExtension;
import dev.signet.auth.endpoint.TokenGrant;
import dev.signet.auth.key.Keys;
import dev.signet.auth.session.Levels;
import dev.signet.auth.status.StatusUris;
import dev.signet.auth.user.profile.StandardClaims;
import dev.signet.auth.web.Languages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * Both metadata documents, alike and true: the framework lists every way of client authentication and every grant type that it
 * knows, whether it is on or not.
 */
@Component
class MetadataExtension implements ProtocolExtension {

    private static final List<String> CONFIDENTIAL = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue(),
            ClientAuthenticationMethod.PRIVATE_KEY_JWT.getValue());

    /** What client assertions may be signed with. */
    private static final List<String> ASSERTION_ALGORITHMS =
            Stream.of(SigningAlgorithm.values()).map(SigningAlgorithm::wireName).toList();

    private static final List<String> CONFIDENTIAL_OR_NONE = Stream.concat(
                    CONFIDENTIAL.stream(), Stream.of(ClientAuthenticationMethod.NONE.getValue()))
            .toList();

    private static final List<String> OF_A_LOGIN =
            List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash");

    private static final List<String> CLAIMS = Stream.concat(
                    OF_A_LOGIN.stream(), StandardClaims.named(StandardClaims.SCOPES).stream())
            .toList();

    private static final List<String> PROMPTS = List.of("none", "login", "consent", "select_account");

    private final Keys keys;

    private final Issuer issuer;

    private final List<TokenGrant> grants;

    private final ObjectProvider<ProtocolExtension> extensions;

    /** @param extensions each of which describes itself; this one is among them */
    MetadataExtension(Keys keys, Issuer issuer, List<TokenGrant> grants, ObjectProvider<ProtocolExtension> extensions) {
        this.keys = keys;
        this.issuer = issuer;
        this.grants = grants;
        this.extensions = extensions;
    }

    @Override
    public void configure(OAuth2AuthorizationServerConfigurer server) {
        server.authorizationServerMetadataEndpoint(
                endpoint -> endpoint.authorizationServerMetadataCustomizer(metadata -> metadata.claims(all -> {
                    describeServer(all);
                    describeExtensions(all);
                })));
        server.oidc(oidc -> oidc.providerConfigurationEndpoint(
                endpoint -> endpoint.providerConfigurationCustomizer(provider -> provider.claims(all -> {
                    describeServer(all);
                    describeProvider(all);
                    describeExtensions(all);
                }))));
    }

    private void describeServer(Map<String, Object> metadata) {
        metadata.put("scopes_supported", List.of("openid", "profile", "email", "address", "phone", "offline_access"));
        metadata.put(
                "grant_types_supported",
                grants.stream().map(grant -> grant.type().getValue()).toList());
        metadata.put("token_endpoint_auth_methods_supported", CONFIDENTIAL_OR_NONE);
        metadata.put("revocation_endpoint_auth_methods_supported", CONFIDENTIAL_OR_NONE);
        metadata.put("introspection_endpoint_auth_methods_supported", CONFIDENTIAL);
        for (String endpoint : List.of("token", "revocation", "introspection")) {
            metadata.put(endpoint + "_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        }
        metadata.put(
                "introspection_signing_alg_values_supported",
                List.of(SigningAlgorithm.RS256.wireName(), SigningAlgorithm.ES256.wireName()));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("status_list_aggregation_endpoint", StatusUris.aggregation(issuer));
        metadata.put("status_events_endpoint", StatusUris.events(issuer)); // Signet's own
        metadata.remove("tls_client_certificate_bound_access_tokens");
        metadata.remove("dpop_signing_alg_values_supported");
    }

    private void describeProvider(Map<String, Object> metadata) {
        metadata.put(
                "id_token_signing_alg_values_supported",
                keys.algorithms().stream().map(SigningAlgorithm::wireName).toList());
        metadata.put("claims_supported", CLAIMS);
        metadata.put("subject_types_supported", List.of("public", "pairwise"));
        metadata.put("claims_parameter_supported", true);
        metadata.put("claim_types_supported", List.of("normal"));
        metadata.put("prompt_values_supported", PROMPTS);
        metadata.put("acr_values_supported", Levels.REACHABLE);
        metadata.put("ui_locales_supported", Languages.spoken());
        metadata.put("backchannel_logout_supported", true);
        metadata.put("backchannel_logout_session_supported", true);
        metadata.put("frontchannel_logout_supported", true);
        metadata.put("frontchannel_logout_session_supported", true);
        metadata.put("request_uri_parameter_supported", false);
    }

    private void describeExtensions(Map<String, Object> metadata) {
        extensions.orderedStream().forEach(extension -> extension.describe(metadata));
        extensions.orderedStream().forEach(extension -> extension.restrict(metadata));
    }
}
