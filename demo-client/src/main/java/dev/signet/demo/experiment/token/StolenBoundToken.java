package dev.signet.demo.experiment.token;

import dev.signet.demo.experiment.Answer;
import dev.signet.demo.experiment.Group;
import dev.signet.demo.experiment.Laboratory;
import dev.signet.demo.experiment.Report;
import dev.signet.demo.experiment.Report.After;
import dev.signet.demo.experiment.Report.Notebook;
import dev.signet.demo.experiment.Trial;
import dev.signet.demo.experiment.TriedHere;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A token that is bound to a key (RFC 9449), in the hands of a thief who has everything but the key. */
@Component
@Order(40)
class StolenBoundToken implements TriedHere {

    private static final String ID = "stolen-bound-token";
    private static final String PROOF = "DPoP";

    private final Laboratory laboratory;
    private final Clock clock;

    StolenBoundToken(Laboratory laboratory, Clock clock) {
        this.laboratory = laboratory;
        this.clock = clock;
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
        Proofs owner = new Proofs();
        String request = owner.of("POST", laboratory.tokenEndpoint(), clock.instant());
        Answer issued =
                laboratory.machine(laboratory.machines().clientId(), Map.of(), headers -> headers.set(PROOF, request));
        notebook.write(
                "issued", issued, issued.accepted() ? "token_type " + issued.text("token_type") : issued.error());
        String token = issued.text("access_token");
        String proof = proof(owner, token);
        Answer good = notebook.write("owner", call(token, proof));
        List<Answer> thief = List.of(
                notebook.write("bearer", laboratory.api(Laboratory.ME, token)),
                notebook.write("key", call(token, proof(new Proofs(), token))),
                notebook.write("replay", call(token, proof)));
        boolean useless = thief.stream().noneMatch(Answer::accepted);
        return notebook.end(issued.accepted() && good.accepted() && useless, After.NOTHING);
    }

    private String proof(Proofs from, String token) {
        return from.of("GET", URI.create(laboratory.api() + Laboratory.ME), clock.instant(), token);
    }

    private Answer call(String token, String proof) {
        return laboratory.api(Laboratory.ME, headers -> {
            headers.set("Authorization", PROOF + " " + token);
            headers.set(PROOF, proof);
        });
    }
}
