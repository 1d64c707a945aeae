/**
 * Which pages of other origins a browser lets read answers of this server (Fetch Standard, CORS protocol): for apps that have no server
 * of their own. Off until an origin is named.
 */
@NullMarked
package dev.signet.auth.endpoint.cors;

import org.jspecify.annotations.NullMarked;
