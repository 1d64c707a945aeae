package dev.signet.auth.web;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How pages look: as the device does, or always light or dark. */
enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** The name as it stands in the cookie and on the page. */
    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Theme> parse(@Nullable String token) {
        for (Theme theme : values()) {
            if (theme.token().equals(token)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }
}
