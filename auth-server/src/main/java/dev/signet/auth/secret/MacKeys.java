package dev.signet.auth.secret;

import java.util.List;

/** The keys that authenticate one kind of value, while one follows another. */
@FunctionalInterface
public interface MacKeys {

    /** Those that are good now, never none: the first is the one to compute with, and what any of them computed is genuine. */
    List<MacKey> live();
}
