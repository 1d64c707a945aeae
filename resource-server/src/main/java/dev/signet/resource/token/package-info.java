/**
 * Everything an API needs to accept Signet's access tokens (RFC 9068), made to be copied: owns reading the token from
 * the request (RFC 6750 §2.1), verifying it without asking the authorization server, its refusals on the wire (RFC 6750
 * §3, RFC 9457) and this API's metadata (RFC 9728). Does not own what a token's scopes open: that is the application's.
 * May use Spring, Nimbus JOSE, Jackson, Caffeine and the rooms below it, none of which knows it; nothing else of this application.
 */
@NullMarked
package dev.signet.resource.token;

import org.jspecify.annotations.NullMarked;
