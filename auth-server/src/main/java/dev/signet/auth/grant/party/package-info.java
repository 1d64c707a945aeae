/** Which relying parties a session has signed its user in to. Reads {@code access_grant}, and changes nothing. */
@NullMarked
package dev.signet.auth.grant.party;

import org.jspecify.annotations.NullMarked;
