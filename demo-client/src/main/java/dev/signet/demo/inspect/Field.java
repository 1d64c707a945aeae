package dev.signet.demo.inspect;

import dev.signet.demo.token.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One parameter, header, cookie or member of a message.
 *
 * @param value as it was sent, cut to a length; {@code null} where it is a secret that is not kept, or not any more
 * @param seal what may be seen of a secret; {@code null} for what is none
 */
public record Field(
        Place place,
        String name,
        @Nullable String value,
        @Nullable Seal seal) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 600;
    private static final int LONGEST_SECRET = 6_000;

    /** Where in a message it stands. */
    public enum Place {
        HEADER,
        COOKIE,
        QUERY,
        FORM,
        JSON,
        CLAIM
    }

    /**
     * What is shown in the place of a secret.
     *
     * @param before what stands before it and is none, such as {@code Bearer}
     * @param fingerprint a short name by which it is known again; empty where that would give too much away
     * @param after what stands behind it and is none, such as a cookie's attributes
     */
    public record Seal(String before, String fingerprint, String after) {}

    public Field {
        name = cut(name, LONGEST_NAME);
    }

    public static Field open(Place place, String name, String value) {
        return new Field(place, name, cut(value, LONGEST_VALUE), null);
    }

    /** A secret of high entropy: kept for its session to look at, and shown by its fingerprint until then. */
    public static Field secret(Place place, String name, String value) {
        return secret(place, name, new Seal("", "", ""), value);
    }

    /** The same, with what stands around it; whatever fingerprint that has is replaced. */
    public static Field secret(Place place, String name, Seal around, String value) {
        String fingerprint = value.isEmpty() ? "" : Fingerprint.of(value).text();
        Seal seal = new Seal(around.before(), fingerprint, around.after());
        return new Field(place, name, cut(value, LONGEST_SECRET), seal);
    }

    /** A secret of which not even a fingerprint is kept, because people choose such. */
    public static Field keptBack(Place place, String name, String before) {
        return new Field(place, name, null, new Seal(before, "", ""));
    }

    /** Whether it is a secret. */
    public boolean secret() {
        return seal != null;
    }

    /** Whether it is a secret that can be uncovered. */
    public boolean coverable() {
        return seal != null && value != null;
    }

    /** The same without what nobody may see once the session is over. */
    Field erased() {
        return seal == null ? this : new Field(place, name, null, seal);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
