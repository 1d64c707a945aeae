/**
 * Owns doors to compare with: one answer behind no protection, behind Spring's own decoder, behind a question to the server per request,
 * behind what this API uses itself, and behind that for whoever signed in a moment ago. Only in the profile {@code demo}: some of these notice nothing when access is taken back, and
 * that is what they are here to show. May use {@code token}.
 */
@NullMarked
package dev.signet.resource.compare;

import org.jspecify.annotations.NullMarked;
