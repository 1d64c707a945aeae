/**
 * Owns the calls to the orders API and the reading of its answers, refusals included (RFC 6750). May use
 * {@code settings} and {@code provider}.
 */
@NullMarked
package dev.signet.demo.api;

import org.jspecify.annotations.NullMarked;
