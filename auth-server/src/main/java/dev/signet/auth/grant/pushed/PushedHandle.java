package dev.signet.auth.grant.pushed;

import dev.signet.auth.secret.Digest;

/** Names a pushed request: the SHA-256 of its reference, in base64url. Not a secret; it leads nowhere. */
public record PushedHandle(String digest) {

    static PushedHandle of(String reference) {
        return new PushedHandle(Digest.sha256Base64url(reference));
    }
}
