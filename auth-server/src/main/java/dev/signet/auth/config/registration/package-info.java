/** Who may reach the registration of clients: the filter chain before it. Part of the room {@code config}. */
@NullMarked
package dev.signet.auth.config.registration;

import org.jspecify.annotations.NullMarked;
