/** By which name a client knows a person (OpenID Connect Core §8). Part of the room {@code grant}. Owns no data: names are computed. */
@NullMarked
package dev.signet.auth.grant.subject;

import org.jspecify.annotations.NullMarked;
