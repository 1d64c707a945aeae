package dev.signet.demo.explain;

import org.jspecify.annotations.Nullable;

/**
 * What something on the wire is for.
 *
 * @param text one line; empty where there is nothing to say
 * @param source where it is written, or {@code null}
 */
public record Term(String text, @Nullable Source source) {

    static final Term UNKNOWN = new Term("", null);
}
