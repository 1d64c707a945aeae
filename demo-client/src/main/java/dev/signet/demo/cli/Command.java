package dev.signet.demo.cli;

import java.util.Set;

/** The commands, and what may stand beside each. */
enum Command {
    LOGIN(0, 0, Set.of("issuer", "client-id", "api", "scope", "device", "no-browser")),
    ORDERS(0, 0, Set.of()),
    ORDER(1, 2, Set.of()),
    WHOAMI(0, 0, Set.of()),
    LOGOUT(0, 0, Set.of()),
    MACHINE(0, 0, Set.of("issuer", "api", "scope"));

    /** The options that take no value. */
    static final Set<String> FLAGS = Set.of("device", "no-browser");

    final int least;
    final int most;
    final Set<String> options;

    Command(int least, int most, Set<String> options) {
        this.least = least;
        this.most = most;
        this.options = options;
    }
}
