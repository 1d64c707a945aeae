package dev.signet.auth.session.device;

import org.jspecify.annotations.Nullable;

/**
 * What a person would call a device: "Firefox on Linux".
 *
 * @param browser such as {@code Firefox}; null if unknown
 * @param system such as {@code Linux}; null if unknown
 */
public record DeviceName(@Nullable String browser, @Nullable String system) {

    /** A device that says nothing about itself, or nothing that is known. */
    static final DeviceName UNKNOWN = new DeviceName(null, null);
}
