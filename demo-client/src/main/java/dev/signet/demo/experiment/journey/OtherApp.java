package dev.signet.demo.experiment.journey;

import dev.signet.demo.experiment.Experiment;
import dev.signet.demo.experiment.Group;
import dev.signet.demo.experiment.Report;
import dev.signet.demo.experiment.Report.After;
import dev.signet.demo.experiment.Report.Notebook;
import dev.signet.demo.experiment.Start;
import dev.signet.demo.experiment.Trial;
import dev.signet.demo.settings.DemoProperties;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Signing in at the other app without a password: the session at the authorization server is enough. Measured there, by its ID token. */
@Component
@Order(20)
class OtherApp implements Experiment {

    private static final String ID = "other-app";

    /** Whoever typed a password needed longer, and was back with a token that was issued at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final DemoProperties settings;

    OtherApp(DemoProperties settings) {
        this.settings = settings;
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
    public Start start() {
        return Start.link(settings.app().other() + "/oauth2/authorization/signet?back-to=" + ID);
    }

    @Override
    public Optional<Report> seen(Trial trial) {
        if (!(trial.person().getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        OidcIdToken token = user.getIdToken();
        if (token.getAuthenticatedAt() == null || token.getIssuedAt() == null) {
            return Optional.empty();
        }
        Duration between = Duration.between(token.getAuthenticatedAt(), token.getIssuedAt());
        return between.compareTo(AT_ONCE) < 0
                ? Optional.empty()
                : Optional.of(new Notebook(ID).end(true, After.NOTHING, between.toSeconds()));
    }
}
