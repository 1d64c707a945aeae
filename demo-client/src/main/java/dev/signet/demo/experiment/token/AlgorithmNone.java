package dev.signet.demo.experiment.token;

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

/** A token that says of itself that it needs no signature: whoever believes it lets everybody in. */
@Component
@Order(20)
class AlgorithmNone implements TriedHere {

    private static final String ID = "alg-none";
    private static final String REFUSED = "invalid_token";

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    AlgorithmNone(Laboratory laboratory, SessionTokens tokens) {
        this.laboratory = laboratory;
        this.tokens = tokens;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Group group() {
        return Group.TOKEN;
    }

    @Override
    public Report run(Trial trial) {
        Notebook notebook = new Notebook(ID);
        String token = tokens.access(trial);
        Answer good = notebook.write("good", laboratory.api(Laboratory.ME, token));
        Answer bad = notebook.write("none", laboratory.api(Laboratory.ME, Forgery.unsigned(token)));
        return notebook.end(good.accepted() && bad.says(REFUSED), After.NOTHING, bad.millis());
    }
}
