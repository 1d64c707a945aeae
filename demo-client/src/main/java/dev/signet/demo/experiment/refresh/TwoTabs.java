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
import dev.signet.demo.inspect.record.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.stereotype.Component;

/** Two requests with the same refresh token at the same moment, as two tabs send them: both get the same successor, and nobody is a thief. */
@Component
@Order(20)
class TwoTabs implements TriedHere {

    private static final String ID = "two-tabs";

    private final Laboratory laboratory;
    private final SessionTokens tokens;

    TwoTabs(Laboratory laboratory, SessionTokens tokens) {
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
        String shared = SessionTokens.refresh(held);
        List<Answer> tabs = atOnce(Recording.carried(() -> laboratory.refresh(shared)));
        tabs.forEach(tab -> {
            String successor = SessionTokens.name(tab.text("refresh_token"));
            notebook.write("tab", tab, tab.accepted() ? successor : tab.error());
            tokens.keep(trial, tab);
        });
        String successor = tabs.get(0).text("refresh_token");
        boolean same = successor.equals(tabs.get(1).text("refresh_token"));
        Answer next = notebook.write("next", laboratory.refresh(successor));
        tokens.keep(trial, next);
        return notebook.end(
                Answer.allAccepted(tabs) && same && next.accepted(),
                next.accepted() ? After.NOTHING : After.SIGN_IN_AGAIN,
                SessionTokens.name(successor));
    }

    private static List<Answer> atOnce(Callable<Answer> refresh) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> tab : threads.invokeAll(List.of(refresh, refresh))) {
                answers.add(tab.get());
            }
            return answers;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The app is stopping.", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A refresh could not be sent.", failed);
        } finally {
            threads.shutdown();
        }
    }
}
