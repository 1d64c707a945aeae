/**
 * Owns asking the authorization server about access tokens that say nothing by themselves (RFC 7662), and how long its answers are kept.
 * Does not own what an answer must say to open this API. May use Spring, Nimbus JOSE, Jackson, {@code key}, {@code memory} and {@code http},
 * nothing else of this application.
 */
@NullMarked
package dev.signet.resource.token.opaque;

import org.jspecify.annotations.NullMarked;
