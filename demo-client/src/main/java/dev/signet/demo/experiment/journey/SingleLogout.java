package dev.signet.demo.experiment.journey;

import dev.signet.demo.experiment.Experiment;
import dev.signet.demo.experiment.Group;
import dev.signet.demo.experiment.Start;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Signing out here, at the authorization server and at every other app, with one click. */
@Component
@Order(40)
class SingleLogout implements Experiment {

    @Override
    public String id() {
        return "single-logout";
    }

    @Override
    public Group group() {
        return Group.SESSION;
    }

    @Override
    public Start start() {
        return Start.form("/logout", Map.of("back-to", "experiments"));
    }
}
