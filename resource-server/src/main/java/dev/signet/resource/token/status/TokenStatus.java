package dev.signet.resource.token.status;

/** What a status list says of a token (§7.1). */
public enum TokenStatus {
    /** Good, as far as the list goes. */
    VALID,
    /** Taken back for good. */
    REVOKED,
    /** Not good at present; may become good again. */
    SUSPENDED,
    /** Something that is a matter between others, and so not good here. */
    OTHER,
    /** The list has no such place. */
    ABSENT;

    private static final int SUSPENDED_VALUE = 2;

    static TokenStatus of(int value) {
        return switch (value) {
            case StatusList.BEYOND -> ABSENT;
            case StatusList.VALID -> VALID;
            case StatusList.INVALID -> REVOKED;
            case SUSPENDED_VALUE -> SUSPENDED;
            default -> OTHER;
        };
    }
}
