package dev.signet.demo.experiment.refresh;

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
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.stereotype.Component;

/**
 * A refresh token from two refreshes ago comes again (RFC 9700, section 4.14.2): one of the two who hold it is a thief, and as nobody can tell
 * which, both lose everything.
 */
@Component
@Order(30)
class StolenRefreshToken implements TriedHere {

    private static final String ID = "stolen-refresh-token";
    private static final String REFUSED = "invalid_grant";
    private static final int UNAUTHORIZED = 401;

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    StolenRefreshToken(Laboratory laboratory, SessionTokens tokens) {
        this.laboratory = laboratory;
        this.tokens = tokens;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Group group() {
        return Group.REFRESH;
    }

    @Override
    public Report run(Trial trial) {
        return tokens.inTurn(trial, held -> run(trial, held));
    }

    private Report run(Trial trial, OAuth2AuthorizedClient held) {
        Notebook notebook = new Notebook(ID);
        String stolen = SessionTokens.refresh(held);
        Answer first = notebook.write("first", laboratory.refresh(stolen));
        Answer second = notebook.write("second", laboratory.refresh(first.text("refresh_token")));
        tokens.keep(trial, second);
        String access = second.text("access_token");
        Answer before = notebook.write("before", laboratory.api(Laboratory.ME, access));
        long begun = System.nanoTime();
        Answer thief = notebook.write("thief", laboratory.refresh(stolen));
        Answer owner = notebook.write("owner", laboratory.refresh(second.text("refresh_token")));
        Answer gone = notebook.write("gone", laboratory.untilRefused(Laboratory.ME, access));
        long millis = (System.nanoTime() - begun) / 1_000_000;
        boolean found = thief.says(REFUSED) && owner.says(REFUSED);
        return notebook.end(before.accepted() && found && gone.status() == UNAUTHORIZED, After.SIGN_IN_AGAIN, millis);
    }
}
