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
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tokens that are good, and for somebody else: one for another API (RFC 8707), and the ID token, which is for this app. */
@Component
@Order(30)
class OtherAudience implements TriedHere {

    private static final String ID = "other-audience";
    private static final String REFUSED = "invalid_token";

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    OtherAudience(Laboratory laboratory, SessionTokens tokens) {
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
        Answer machine = laboratory.machine(
                laboratory.machines().clientId(),
                Map.of("resource", laboratory.machines().secondApi().toString()),
                headers -> {});
        notebook.write(
                "issued",
                machine,
                machine.accepted() ? "aud " + laboratory.machines().secondApi() : machine.error());
        Answer own = notebook.write("own", laboratory.api(Laboratory.ME, tokens.access(trial)));
        Answer other = notebook.write("other", laboratory.api(Laboratory.ME, machine.text("access_token")));
        Answer identity = notebook.write("identity", laboratory.api(Laboratory.ME, tokens.id(trial)));
        boolean refused = other.says(REFUSED) && identity.says(REFUSED);
        return notebook.end(machine.accepted() && own.accepted() && refused, After.NOTHING);
    }
}
