/** Which access tokens of a grant are alive, as its row keeps them. */
@NullMarked
package dev.signet.auth.grant.live;

import org.jspecify.annotations.NullMarked;
