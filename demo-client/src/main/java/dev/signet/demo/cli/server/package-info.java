/**
 * Owns what is asked of an authorization server, any that publishes OpenID Connect's metadata: where its endpoints are, tokens, who
 * signed in, an end. Keeps nothing. May use {@code outside}.
 */
@NullMarked
package dev.signet.demo.cli.server;

import org.jspecify.annotations.NullMarked;
