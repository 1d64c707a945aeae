/** Owns what several rooms need to read answers from elsewhere safely. May use the platform only. */
@NullMarked
package dev.signet.resource.token.http;

import org.jspecify.annotations.NullMarked;
