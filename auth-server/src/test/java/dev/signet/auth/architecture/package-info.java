/**
 * What the architecture tests need: the table of rooms, and the sources of all modules, parsed.
 *
 * <p>Owns no rule about behaviour. May use nothing of the application.
 */
@NullMarked
package dev.signet.auth.architecture;

import org.jspecify.annotations.NullMarked;
