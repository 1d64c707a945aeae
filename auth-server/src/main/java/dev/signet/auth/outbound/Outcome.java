package dev.signet.auth.outbound;

/** What became of a request. */
public sealed interface Outcome {

    /**
     * The other side answered.
     *
     * @param body its beginning: never more than was asked for, and less if the rest did not come in time
     * @param cacheControl how long it may be kept, as the header says it; empty where there is none
     */
    record Answered(int status, byte[] body, String cacheControl) implements Outcome {}

    /** The other side did not answer, or was not asked. */
    record Failed(Why why) implements Outcome {}

    /** Why there is no answer. Says nothing of what stands at the address: whoever chose it may read this. */
    enum Why {
        /** The host name has no address. */
        UNKNOWN_HOST,
        /** The host name leads to a machine that this server does not call; nothing was sent. */
        FORBIDDEN_ADDRESS,
        /** It took too long. */
        TIMED_OUT,
        /** No connection, or none that could be trusted (TLS). */
        NOT_CONNECTED,
        /** The connection broke, or what came was not HTTP. */
        BROKEN_OFF
    }
}
