package dev.signet.demo.inspect.page;

import dev.signet.demo.explain.OpenedToken;
import dev.signet.demo.explain.Term;
import dev.signet.demo.inspect.Field.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field of a message, as it may be shown.
 *
 * @param before what stands before the value and is no secret
 * @param value the value; {@code null} while it is covered
 * @param fingerprint by which what is covered is known again; empty where there is none
 * @param after what stands behind the value and is no secret
 * @param term what it is for
 * @param opened what it says itself, where it is a token that one can read
 */
record Row(
        Place place,
        String name,
        String before,
        @Nullable String value,
        String fingerprint,
        String after,
        Term term,
        OpenedToken opened) {

    /** The message that says where it stands. */
    public String placeKey() {
        return "place." + place.name().toLowerCase(Locale.ROOT);
    }
}
