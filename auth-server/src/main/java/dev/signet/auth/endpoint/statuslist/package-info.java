/** Where status lists are read (Token Status List, draft-ietf-oauth-status-list-20 §8). */
@NullMarked
package dev.signet.auth.endpoint.statuslist;

import org.jspecify.annotations.NullMarked;
