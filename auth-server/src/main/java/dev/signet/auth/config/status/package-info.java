/** Who may read status lists, and who may be told of their changes: the filter chain before them. Part of the room {@code config}. */
@NullMarked
package dev.signet.auth.config.status;

import org.jspecify.annotations.NullMarked;
