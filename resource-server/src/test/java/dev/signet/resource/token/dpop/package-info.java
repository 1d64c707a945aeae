/** Owns where a proof counts and how long it is remembered, without HTTP. */
@NullMarked
package dev.signet.resource.token.dpop;

import org.jspecify.annotations.NullMarked;
