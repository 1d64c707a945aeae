package dev.signet.demo.experiment;

import java.util.Optional;

/** One question, answered by trying. Each is a bean; the page finds them all. */
public interface Experiment {

    /** Its name in addresses and messages: {@code experiment.<id>}, with what is {@code .why} and what is {@code .expected}. */
    String id();

    /** With which others it stands. */
    Group group();

    /** Where the browser goes for it. */
    Start start();

    /** What can be told of it from how things are, without doing anything; empty where that is nothing. */
    default Optional<Report> seen(Trial trial) {
        return Optional.empty();
    }
}
