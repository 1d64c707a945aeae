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

/** A refresh long before it is due: a new pair comes, and the access token from before lives on until its end. */
@Component
@Order(10)
class RefreshNow implements TriedHere {

    private static final String ID = "refresh-now";

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    RefreshNow(Laboratory laboratory, SessionTokens tokens) {
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
        String before = SessionTokens.refresh(held);
        Answer refreshed = laboratory.refresh(before);
        tokens.keep(trial, refreshed);
        String after = refreshed.text("refresh_token");
        String change = SessionTokens.name(before) + " → " + SessionTokens.name(after);
        notebook.write("refresh", refreshed, refreshed.accepted() ? change : refreshed.error());
        Answer fresh = laboratory.api(Laboratory.ME, refreshed.text("access_token"));
        notebook.write("new", fresh);
        notebook.write(
                "old", laboratory.api(Laboratory.ME, held.getAccessToken().getTokenValue()));
        boolean rotated = refreshed.accepted() && !after.equals(before);
        return notebook.end(
                rotated && fresh.accepted(),
                refreshed.accepted() ? After.NOTHING : After.SIGN_IN_AGAIN,
                refreshed.millis());
    }
}
