/** Who may reach the administration API: the filter chain before it. Part of the room {@code config}. */
@NullMarked
package dev.signet.auth.config.api;

import org.jspecify.annotations.NullMarked;
