package dev.signet.demo.experiment.page;

import dev.signet.demo.experiment.Experiment;
import dev.signet.demo.experiment.Group;
import dev.signet.demo.experiment.Start;

/**
 * An experiment, as it is offered.
 *
 * @param id its name in addresses
 * @param key the message that names it
 */
record Card(String id, String key, Group group, Start start) {

    static Card of(Experiment experiment) {
        return new Card(experiment.id(), "experiment." + experiment.id(), experiment.group(), experiment.start());
    }

    public String whyKey() {
        return key + ".why";
    }

    public String expectedKey() {
        return key + ".expected";
    }

    /** What the button says. */
    public String buttonKey() {
        return start.here() ? "experiments.run" : "experiments.go";
    }
}
