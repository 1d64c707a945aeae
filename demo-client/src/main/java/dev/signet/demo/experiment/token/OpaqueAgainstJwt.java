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
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The same call, twenty times each way: a JWT that the API checks by itself, a JWT about which it asks each time, and an opaque token, of which it
 * remembers the answer for a second.
 */
@Component
@Order(50)
class OpaqueAgainstJwt implements TriedHere {

    private static final String ID = "opaque-against-jwt";
    private static final String ASKING = "/compare/introspection/me";
    private static final int CALLS = 20;
    private static final double NANOS = 1e6;

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    OpaqueAgainstJwt(Laboratory laboratory, SessionTokens tokens) {
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
        String jwt = tokens.access(trial);
        Answer issued = laboratory.machine(laboratory.machines().opaqueClientId(), Map.of(), headers -> {});
        String opaque = issued.text("access_token");
        notebook.write(
                "issued", issued, issued.accepted() ? opaque.length() + " B · " + jwt.length() + " B" : issued.error());
        Answer alone = laboratory.api(Laboratory.ME, jwt);
        String byItself = median(Laboratory.ME, jwt);
        notebook.write("alone", alone, byItself + " ms");
        Answer asked = laboratory.api(ASKING, jwt);
        String askingEachTime = median(ASKING, jwt);
        notebook.write("asked", asked, askingEachTime + " ms");
        Answer remembered = laboratory.api(Laboratory.ME, opaque);
        String rememberedFor = median(Laboratory.ME, opaque);
        notebook.write("remembered", remembered, rememberedFor + " ms");
        boolean all = issued.accepted() && alone.accepted() && asked.accepted() && remembered.accepted();
        return notebook.end(all, After.NOTHING, byItself, askingEachTime, rememberedFor);
    }

    /** In milliseconds, of calls that stand in no list. */
    private String median(String path, String token) {
        long[] nanos = LongStream.range(0, CALLS)
                .map(call -> {
                    long begun = System.nanoTime();
                    laboratory.quietly(path, token);
                    return System.nanoTime() - begun;
                })
                .sorted()
                .toArray();
        return String.format(Locale.ROOT, "%.1f", nanos[CALLS / 2] / NANOS);
    }
}
