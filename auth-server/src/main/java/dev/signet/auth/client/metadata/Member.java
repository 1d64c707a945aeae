package dev.signet.auth.client.metadata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of client metadata that are understood, each by its name on the wire: RFC 7591 §2, OpenID Connect Registration 1.0 §2, and
 * where others are said. Whatever is not here is not understood, and therefore ignored (RFC 7591 §2).
 */
enum Member {
    REDIRECT_URIS(Form.TEXTS, "client.registration.redirect-uris"),
    TOKEN_ENDPOINT_AUTH_METHOD(Form.TEXT, "client.registration.client-authentication-methods"),
    TOKEN_ENDPOINT_AUTH_SIGNING_ALG(Form.TEXT, "client.token-endpoint-authentication-signing-algorithm"),
    GRANT_TYPES(Form.TEXTS, "client.registration.authorization-grant-types"),
    RESPONSE_TYPES(Form.TEXTS, null),
    SCOPE(Form.TEXT, "client.registration.scopes"),
    CLIENT_NAME(Form.TEXT, null),
    CLIENT_URI(Form.ADDRESS, null),
    LOGO_URI(Form.ADDRESS, null),
    POLICY_URI(Form.ADDRESS, null),
    TOS_URI(Form.ADDRESS, null),
    CONTACTS(Form.TEXTS, null),
    JWKS_URI(Form.ADDRESS, "client.jwk-set-uri"),
    JWKS(Form.OBJECT, "settings.jwks"),
    SOFTWARE_ID(Form.TEXT, null),
    SOFTWARE_VERSION(Form.TEXT, null),
    APPLICATION_TYPE(Form.TEXT, null),
    SUBJECT_TYPE(Form.TEXT, "settings.subject-type"),
    SECTOR_IDENTIFIER_URI(Form.ADDRESS, "settings.sector-identifier-uri"),
    ID_TOKEN_SIGNED_RESPONSE_ALG(Form.TEXT, "settings.id-token-algorithm"),
    ID_TOKEN_ENCRYPTED_RESPONSE_ALG(Form.TEXT, "settings.id-token-encrypted-response-alg"),
    ID_TOKEN_ENCRYPTED_RESPONSE_ENC(Form.TEXT, "settings.id-token-encrypted-response-enc"),
    USERINFO_SIGNED_RESPONSE_ALG(Form.TEXT, "settings.userinfo-signed-response-alg"),
    USERINFO_ENCRYPTED_RESPONSE_ALG(Form.TEXT, "settings.userinfo-encrypted-response-alg"),
    USERINFO_ENCRYPTED_RESPONSE_ENC(Form.TEXT, "settings.userinfo-encrypted-response-enc"),
    /** JARM §3. */
    AUTHORIZATION_SIGNED_RESPONSE_ALG(Form.TEXT, "settings.authorization-signed-response-alg"),
    /** True of every ID token anyway. */
    REQUIRE_AUTH_TIME(Form.FLAG, null),
    INITIATE_LOGIN_URI(Form.ADDRESS, null),
    /** OpenID Connect RP-Initiated Logout 1.0 §3.1. */
    POST_LOGOUT_REDIRECT_URIS(Form.TEXTS, "client.registration.post-logout-redirect-uris"),
    /** OpenID Connect Back-Channel Logout 1.0 §2.2. */
    BACKCHANNEL_LOGOUT_URI(Form.ADDRESS, "settings.backchannel-logout-uri"),
    BACKCHANNEL_LOGOUT_SESSION_REQUIRED(Form.FLAG, "settings.backchannel-logout-session-required"),
    /** OpenID Connect Front-Channel Logout 1.0 §2. */
    FRONTCHANNEL_LOGOUT_URI(Form.ADDRESS, "settings.frontchannel-logout-uri"),
    FRONTCHANNEL_LOGOUT_SESSION_REQUIRED(Form.FLAG, "settings.frontchannel-logout-session-required"),
    /** RFC 9126 §6. */
    REQUIRE_PUSHED_AUTHORIZATION_REQUESTS(Form.FLAG, "settings.require-pushed-authorization-requests"),
    /** RFC 9101 §10.5. */
    REQUIRE_SIGNED_REQUEST_OBJECT(Form.FLAG, "settings.require-signed-request-object"),
    /** RFC 9449 §5.2. */
    DPOP_BOUND_ACCESS_TOKENS(Form.FLAG, "settings.dpop-bound-access-tokens");

    private final Form form;
    private final @Nullable String setting;

    /** @param setting which says the same of a configured client; null where none does */
    Member(Form form, @Nullable String setting) {
        this.form = form;
        this.setting = setting;
    }

    Form form() {
        return form;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<String> setting() {
        return Optional.ofNullable(setting);
    }

    /** That which the setting of this full name says something of. */
    static Optional<Member> ofSetting(String property) {
        return Arrays.stream(values())
                .filter(member -> member.setting != null
                        && property.endsWith(member.setting.substring(member.setting.indexOf('.'))))
                .findFirst();
    }
}
