package dev.signet.auth.audit;

/** What can happen, by the name that stands in the trail. */
public enum AuditEvent {
    LOGIN_SUCCEEDED,
    LOGIN_FAILED,
    SESSION_ENDED,
    CONSENT_GIVEN,
    CONSENT_DENIED,
    GRANT_ENDED,
    CODE_REUSED,
    REFRESH_TOKEN_REUSED,
    ACCESS_TOKEN_REVOKED,
    USER_CREATED,
    USER_DISABLED,
    CLIENT_DISABLED,
    KEY_CREATED,
    KEY_REVOKED,
    KEY_DELETED,
    MASTER_KEY_CHANGED
}
