/**
 * Owns the pages, and what they show of cookie, session and tokens. Never hands a whole token to a template. May use every
 * other room.
 */
@NullMarked
package dev.signet.demo.page;

import org.jspecify.annotations.NullMarked;
