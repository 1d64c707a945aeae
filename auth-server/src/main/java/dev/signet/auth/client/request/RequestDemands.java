package dev.signet.auth.client.request;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a client's authorization requests must be like, by the names of its metadata.
 *
 * @param requirePushedAuthorizationRequests whether they must be pushed (RFC 9126 §6); false where {@code signet.par.required} says so for
 *     every client
 * @param requireSignedRequestObject whether they must be signed (RFC 9101 §10.5); false where {@code signet.request-object.required} says so
 *     for every client
 */
public record RequestDemands(
        @DefaultValue("false") boolean requirePushedAuthorizationRequests,
        @DefaultValue("false") boolean requireSignedRequestObject) {

    /** Of a client that may ask as it likes. */
    public static final RequestDemands NONE = new RequestDemands(false, false);
}
