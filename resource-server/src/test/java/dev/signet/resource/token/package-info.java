/** Owns what cannot be seen over HTTP: settings, room boundaries, addresses. */
@NullMarked
package dev.signet.resource.token;

import org.jspecify.annotations.NullMarked;
