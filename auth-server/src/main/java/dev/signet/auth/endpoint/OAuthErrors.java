package dev.signet.auth.endpoint;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * The errors that Signet's own endpoints answer with. A description says which rule was broken, in the words of the protocol;
 * it repeats nothing of what was sent, and does not tell a stranger what exists and what does not.
 */
public final class OAuthErrors {

    private OAuthErrors() {}

    /** The client could not be authenticated (RFC 6749 §5.2). The same answer for every cause. */
    public static OAuth2AuthenticationException invalidClient() {
        return error(OAuth2ErrorCodes.INVALID_CLIENT, "Client authentication failed.");
    }

    /**
     * Whether it is the client cannot be found out now. Goes with status 503: only where an answer is a redirect does RFC 6749 have
     * a code of its own for that (§4.1.2.1), which is lent here.
     */
    public static OAuth2AuthenticationException temporarilyUnavailable() {
        return error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "Too much is being asked. Try again later.");
    }

    /** The code or refresh token is not good (RFC 6749 §5.2). The same answer for every cause. */
    public static OAuth2AuthenticationException invalidGrant() {
        return error(
                OAuth2ErrorCodes.INVALID_GRANT,
                "The code or token is unknown, expired, revoked, already used, or was issued to another request.");
    }

    /** More was asked for than may be had (RFC 6749 §5.2). */
    public static OAuth2AuthenticationException invalidScope() {
        return error(OAuth2ErrorCodes.INVALID_SCOPE, "A requested scope exceeds what was granted or is registered.");
    }

    /** The client is not registered for what it asks for (RFC 6749 §5.2). */
    public static OAuth2AuthenticationException unauthorizedClient() {
        return error(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "The client is not registered for this grant type.");
    }

    /** A parameter is missing, repeated or malformed (RFC 6749 §5.2). */
    public static OAuth2AuthenticationException invalidRequest(String parameter) {
        return error(
                OAuth2ErrorCodes.INVALID_REQUEST, "The parameter " + parameter + " is missing, repeated or malformed.");
    }

    /** The client asks for another answer than a code (RFC 6749 §4.1.2.1). */
    public static OAuth2AuthenticationException unsupportedResponseType() {
        return error(OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE, "The response type is not code.");
    }

    /**
     * A parameter is not served that changes what a request means (OpenID Connect Core §3.1.2.6).
     *
     * @param parameter {@code request}, {@code request_uri} or {@code registration}
     */
    public static OAuth2AuthenticationException notSupported(String parameter) {
        return error(parameter + "_not_supported", "The parameter " + parameter + " is not supported.");
    }

    /** What a {@code request_uri} refers to is not there, not any more, or another client's (RFC 9101 §7). The same answer for every cause. */
    public static OAuth2AuthenticationException invalidRequestUri() {
        return error("invalid_request_uri", "The request_uri is unknown, expired or has been used.");
    }

    /** What stands in {@code request} is not a request that the client signed for this server (RFC 9101 §7). The same answer for every cause. */
    public static OAuth2AuthenticationException invalidRequestObject() {
        return error(
                "invalid_request_object",
                "The request object is malformed, expired, meant for another server, or not signed by the client.");
    }

    /** The client's requests have to be signed, and this one was not (RFC 9101 §10.5). */
    public static OAuth2AuthenticationException notSigned() {
        return error(OAuth2ErrorCodes.INVALID_REQUEST, "Requests have to be signed.");
    }

    /** The client's requests have to be pushed, and this one was not (RFC 9126 §5, §6). */
    public static OAuth2AuthenticationException notPushed() {
        return error(OAuth2ErrorCodes.INVALID_REQUEST, "Requests have to be pushed first.");
    }

    /** A parameter stands more than once, whatever its name (RFC 6749 §3.1, §3.2). */
    public static OAuth2AuthenticationException repeated() {
        return error(OAuth2ErrorCodes.INVALID_REQUEST, "A parameter stands more than once in the request.");
    }

    /** Parameters stand in the address (RFC 6749 §3.2, §2.3.1). */
    public static OAuth2AuthenticationException queryNotAllowed() {
        return error(OAuth2ErrorCodes.INVALID_REQUEST, "Parameters are sent in the body, not in the address.");
    }

    /** The access token is not good (RFC 6750 §3.1). */
    public static OAuth2AuthenticationException invalidToken() {
        return error(OAuth2ErrorCodes.INVALID_TOKEN, "The access token is unknown, expired or revoked.");
    }

    /** The access token does not reach as far (RFC 6750 §3.1). */
    public static OAuth2AuthenticationException insufficientScope(String scope) {
        return error(OAuth2ErrorCodes.INSUFFICIENT_SCOPE, "The request needs the scope " + scope + ".");
    }

    /** No token is to be had for an API that was named (RFC 8693 §2.2.2, RFC 8707 §2). */
    public static OAuth2AuthenticationException invalidTarget() {
        return error("invalid_target", "No access token is issued for an audience or resource that was named.");
    }

    /** What a client asks for in detail is unknown, malformed, not for it or more than was granted (RFC 9396 §5). The same answer for every cause. */
    public static OAuth2AuthenticationException invalidAuthorizationDetails() {
        return error(
                "invalid_authorization_details",
                "The authorization details are malformed, of a type or with fields that the client may not use, or"
                        + " more than was granted.");
    }

    /** The person has not answered yet (RFC 8628 §3.5). */
    public static OAuth2AuthenticationException authorizationPending() {
        return error("authorization_pending", "The person has not answered yet.");
    }

    /** The device asks too often (RFC 8628 §3.5). */
    public static OAuth2AuthenticationException slowDown() {
        return error("slow_down", "Wait five seconds longer between two requests from now on.");
    }

    /** The person did not answer in time (RFC 8628 §3.5). */
    public static OAuth2AuthenticationException expiredToken() {
        return error("expired_token", "The device code has expired.");
    }

    /** The person refused (RFC 6749 §4.1.2.1, RFC 8628 §3.5). */
    public static OAuth2AuthenticationException accessDenied() {
        return error(OAuth2ErrorCodes.ACCESS_DENIED, "The person refused.");
    }

    /** The client's tokens are bound to a key, and the request came without a proof (RFC 9449 §5.2, which names no error: the FAPI 2.0 suite takes this one everywhere). */
    public static OAuth2AuthenticationException dpopProofMissing() {
        return error(OAuth2ErrorCodes.INVALID_REQUEST, "The request needs a DPoP proof.");
    }

    /** The DPoP proof is not good for this request, or missing beside a bound token (RFC 9449 §5, §7.1). The same answer for every cause. */
    public static OAuth2AuthenticationException invalidDPoPProof() {
        return error(
                OAuth2ErrorCodes.INVALID_DPOP_PROOF,
                "The DPoP proof is missing, malformed, too old, already used, or was made for another request.");
    }

    /** The proof needs the nonce that comes with this answer (RFC 9449 §8, §9). */
    public static OAuth2AuthenticationException useDPoPNonce() {
        return error("use_dpop_nonce", "The DPoP proof needs the nonce of the header DPoP-Nonce.");
    }

    /** The client's tokens are bound to a certificate, and the request came with none (RFC 8705 §3). */
    public static OAuth2AuthenticationException certificateMissing() {
        return error(OAuth2ErrorCodes.INVALID_REQUEST, "The request needs a client certificate.");
    }

    /** What is to be encrypted for the client cannot be: no key of its is to be had now. Nothing has happened. */
    public static OAuth2AuthenticationException noEncryptionKey() {
        return error(
                OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "No key of the client's to encrypt with can be had now.");
    }

    /** What should describe the client is not there, or describes none that may ask here; to be told on a page, for nobody else is certain. */
    public static OAuth2AuthenticationException noClientDocument() {
        return error(
                OAuth2ErrorCodes.INVALID_REQUEST,
                "The document at client_id is not there, or does not describe a client that may ask here.");
    }

    /** The redirect URIs of a client that registers are not good (RFC 7591 §3.2.2). */
    public static OAuth2AuthenticationException invalidRedirectUri(String description) {
        return error("invalid_redirect_uri", description);
    }

    /** Something else of what it says of itself is not (RFC 7591 §3.2.2). */
    public static OAuth2AuthenticationException invalidClientMetadata(String description) {
        return error("invalid_client_metadata", description);
    }

    /** The software statement is not one, or not any more, or not signed by who issued it (RFC 7591 §3.2.2). */
    public static OAuth2AuthenticationException invalidSoftwareStatement() {
        return error(
                "invalid_software_statement",
                "The software statement is malformed, expired, or not signed by its issuer.");
    }

    /** Nobody who is trusted here speaks for that software (RFC 7591 §3.2.2). */
    public static OAuth2AuthenticationException unapprovedSoftwareStatement() {
        return error(
                "unapproved_software_statement", "A software statement is needed, of an issuer that is trusted here.");
    }

    /** Tokens of the client are bound to a key, and the request proves none (FAPI 2.0 Security Profile §5.3.2.1). */
    public static OAuth2AuthenticationException keyMissing() {
        return error(OAuth2ErrorCodes.INVALID_REQUEST, "The request needs a DPoP proof or a client certificate.");
    }

    private static OAuth2AuthenticationException error(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
