package dev.signet.demo.experiment.journey;

import dev.signet.demo.experiment.Answer;
import dev.signet.demo.experiment.Group;
import dev.signet.demo.experiment.Laboratory;
import dev.signet.demo.experiment.Report;
import dev.signet.demo.experiment.Report.After;
import dev.signet.demo.experiment.Report.Notebook;
import dev.signet.demo.experiment.SessionTokens;
import dev.signet.demo.experiment.Trial;
import dev.signet.demo.experiment.TriedHere;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An API that wants to see a recent proof of who one is (RFC 9470): it lets a token in whose person signed in a moment ago, and tells any other
 * what would be enough.
 */
@Component
@Order(30)
class StepUp implements TriedHere {

    private static final String ID = "step-up";
    private static final String RECENT = "/compare/recent/me";

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    StepUp(Laboratory laboratory, SessionTokens tokens) {
        this.laboratory = laboratory;
        this.tokens = tokens;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Group group() {
        return Group.SESSION;
    }

    @Override
    public Report run(Trial trial) {
        Notebook notebook = new Notebook(ID);
        String token = tokens.access(trial);
        Answer usual = notebook.write("usual", laboratory.api(Laboratory.ME, token));
        Answer recent = notebook.write("recent", laboratory.api(RECENT, token));
        boolean asked = recent.says("insufficient_user_authentication");
        return notebook.end(
                usual.accepted() && (asked || recent.accepted()),
                asked ? After.PROVE_AGAIN : After.NOTHING,
                recent.status());
    }
}
