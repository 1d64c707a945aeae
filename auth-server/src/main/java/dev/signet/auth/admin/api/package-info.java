/**
 * The administration API: what an operator's programs, and later the console, do to users, sessions and grants. Described by a document that
 * is written by hand and served beside it; a test holds the two together. Part of the room {@code admin}.
 */
@NullMarked
package dev.signet.auth.admin.api;

import org.jspecify.annotations.NullMarked;
