package dev.signet.auth.account.view;

import dev.signet.auth.grant.held.HeldGrant;
import dev.signet.auth.grant.held.HeldGrants;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.session.device.DeviceNames;
import dev.signet.auth.web.Moment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The sessions of one person, the current one first and then the one seen last. */
@Component
public class SessionViews {

    private final SsoSessions sessions;
    private final HeldGrants grants;
    private final AppNames apps;
    private final DeviceNames devices;

    SessionViews(SsoSessions sessions, HeldGrants grants, AppNames apps, DeviceNames devices) {
        this.sessions = sessions;
        this.grants = grants;
        this.apps = apps;
        this.devices = devices;
    }

    /** All that are alive. */
    public List<SessionView> list(SignedIn who, Locale language) {
        Map<SessionId, List<HeldGrant>> used =
                grants.list(who.userId()).stream().collect(Collectors.groupingBy(HeldGrant::sid));
        return sessions.list(who.userId()).stream()
                .map(session -> view(session, who, used.getOrDefault(session.sid(), List.of()), language))
                .sorted(Comparator.comparing((SessionView view) -> !view.current()))
                .toList();
    }

    /** The session, if it is one of this person and alive. */
    public Optional<SessionView> find(SignedIn who, String sid, Locale language) {
        return list(who, language).stream()
                .filter(session -> session.sid().equals(sid))
                .findFirst();
    }

    private SessionView view(SsoSession session, SignedIn who, List<HeldGrant> used, Locale language) {
        return new SessionView(
                session.sid().toString(),
                devices.of(session.lastSeenBy().userAgent()),
                session.sid().equals(who.sid()),
                Moment.of(session.startedAt(), language),
                Moment.of(session.lastSeenAt(), language),
                session.lastSeenBy().address(),
                session.remembered(),
                used.stream()
                        .map(grant -> apps.of(grant.client()))
                        .distinct()
                        .sorted()
                        .toList());
    }
}
