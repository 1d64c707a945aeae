package dev.signet.auth.admin;

import dev.signet.auth.key.KeyRotation;
import dev.signet.auth.revoke.KeyRevocation;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * The keys, for whoever operates this server, on the management port. Not exposed unless the operator says so: that port asks
 * nobody who he is. No page in a browser can rotate or revoke from another site: one wants a JSON body, the other DELETE, and
 * neither can be sent across sites without leave.
 */
@Component
@WebEndpoint(id = "signetkeys")
class KeysEndpoint {

    private final KeyRotation keys;
    private final KeyRevocation revocation;

    KeysEndpoint(KeyRotation keys, KeyRevocation revocation) {
        this.keys = keys;
        this.revocation = revocation;
    }

    /** All keys and their times; nothing secret. */
    @ReadOperation
    List<KeyRotation.Listed> list() {
        return keys.list();
    }

    /** Publishes the next key of an algorithm; 404 if there is none of it. */
    @WriteOperation
    WebEndpointResponse<KeyRotation.Listed> rotate(String algorithm) {
        return keys.rotate(algorithm).map(WebEndpointResponse::new).orElseGet(KeysEndpoint::notFound);
    }

    /** Revokes a key; 404 if there is none of that name that has not been revoked. */
    @DeleteOperation
    WebEndpointResponse<KeyRotation.Listed> revoke(@Selector String kid) {
        return revocation.revoke(kid) ? new WebEndpointResponse<>() : notFound();
    }

    private static <T> WebEndpointResponse<T> notFound() {
        return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
