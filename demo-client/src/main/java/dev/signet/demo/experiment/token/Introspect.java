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

/** Whoever issued a token says whether it is good (RFC 7662), also of one that was forged. */
@Component
@Order(60)
class Introspect implements TriedHere {

    private static final String ID = "introspect";

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    Introspect(Laboratory laboratory, SessionTokens tokens) {
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
        Answer good = laboratory.introspect(token);
        Answer bad = laboratory.introspect(Forgery.withClaim(token, "sub", "somebody-else"));
        notebook.write("good", good, "active " + good.text("active"));
        notebook.write("forged", bad, "active " + bad.text("active"));
        boolean told = "true".equals(good.text("active")) && "false".equals(bad.text("active"));
        return notebook.end(told, After.NOTHING, good.millis());
    }
}
