/**
 * The protocol on the wire: one package for each standard, siblings that know nothing of each other, each an extension of the
 * framework's endpoints. Here stands what all of them share: how they are applied, and the errors they may answer with.
 */
@NullMarked
package dev.signet.auth.endpoint;

import org.jspecify.annotations.NullMarked;
