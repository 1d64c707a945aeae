/** Whether the settings of all rooms together keep the promises that a profile, or a client's registration, makes. Part of the room {@code config}. */
@NullMarked
package dev.signet.auth.config.profile;

import org.jspecify.annotations.NullMarked;
