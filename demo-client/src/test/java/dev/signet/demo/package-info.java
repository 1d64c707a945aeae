/** The app over real HTTP, against an authorization server small enough to misbehave on request. */
@NullMarked
package dev.signet.demo;

import org.jspecify.annotations.NullMarked;
