/** FAPI 2.0 where every client is held to it: what this server then says of itself. What it demands of clients, it demands everywhere else. */
@NullMarked
package dev.signet.auth.endpoint.profile;

import org.jspecify.annotations.NullMarked;
