/**
 * Owns the short messages that a person sees after a redirect: what happened, in words, and what to do next. Uses
 * nothing else of this app.
 */
@NullMarked
package dev.signet.demo.notice;

import org.jspecify.annotations.NullMarked;
