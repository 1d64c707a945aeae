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

/** One access token is taken back (RFC 7009): the API refuses it within a second or so, and the session goes on with the next one. */
@Component
@Order(70)
class TakenBack implements TriedHere {

    private static final String ID = "revoke";
    private static final String REFUSED = "invalid_token";

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    TakenBack(Laboratory laboratory, SessionTokens tokens) {
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
        Answer before = notebook.write("before", laboratory.api(Laboratory.ME, token));
        long begun = System.nanoTime();
        Answer revoked = notebook.write("revoke", laboratory.revoke(token, "access_token"));
        Answer gone = notebook.write("gone", laboratory.untilRefused(Laboratory.ME, token));
        long millis = (System.nanoTime() - begun) / 1_000_000;
        Answer next = notebook.write("next", laboratory.api(Laboratory.ME, tokens.access(trial)));
        boolean taken = before.accepted() && revoked.accepted() && gone.says(REFUSED);
        return notebook.end(taken && next.accepted(), After.NOTHING, millis);
    }
}
