/** Owns what several rooms need to ask elsewhere: how this API says who it is, and reading an answer of limited size. May use the platform only. */
@NullMarked
package dev.signet.resource.token.http;

import org.jspecify.annotations.NullMarked;
