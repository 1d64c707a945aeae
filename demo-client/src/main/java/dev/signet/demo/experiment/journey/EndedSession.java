package dev.signet.demo.experiment.journey;

import dev.signet.demo.experiment.Experiment;
import dev.signet.demo.experiment.Group;
import dev.signet.demo.experiment.Start;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The session at the authorization server ends while its token is in use: who notices, and when, is measured by the race. */
@Component
@Order(10)
class EndedSession implements Experiment {

    @Override
    public String id() {
        return "ended-session";
    }

    @Override
    public Group group() {
        return Group.SESSION;
    }

    @Override
    public Start start() {
        return Start.link("/take-it-back");
    }
}
