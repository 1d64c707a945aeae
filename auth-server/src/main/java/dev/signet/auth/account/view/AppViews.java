package dev.signet.auth.account.view;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.consent.GivenConsent;
import dev.signet.auth.grant.held.HeldGrant;
import dev.signet.auth.grant.held.HeldGrants;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.session.device.DeviceName;
import dev.signet.auth.session.device.DeviceNames;
import dev.signet.auth.user.UserId;
import dev.signet.auth.web.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The applications that a person allowed something, or that hold something of them without having asked, by their names. */
@Component
public class AppViews {

    private final HeldGrants grants;
    private final Consents consents;
    private final SsoSessions sessions;
    private final AppNames apps;
    private final DeviceNames devices;

    AppViews(HeldGrants grants, Consents consents, SsoSessions sessions, AppNames apps, DeviceNames devices) {
        this.grants = grants;
        this.consents = consents;
        this.sessions = sessions;
        this.apps = apps;
        this.devices = devices;
    }

    public List<AppView> list(UserId user, Locale language) {
        Map<ClientId, List<HeldGrant>> held =
                grants.list(user).stream().collect(Collectors.groupingBy(HeldGrant::client));
        Map<ClientId, GivenConsent> given =
                consents.list(user).stream().collect(Collectors.toMap(GivenConsent::client, Function.identity()));
        Map<SessionId, DeviceName> alive = sessions.list(user).stream()
                .collect(Collectors.toMap(
                        SsoSession::sid,
                        session -> devices.of(session.lastSeenBy().userAgent())));
        return Stream.concat(held.keySet().stream(), given.keySet().stream())
                .distinct()
                .map(client -> view(client, held.getOrDefault(client, List.of()), given.get(client), alive, language))
                .sorted(Comparator.comparing(AppView::name).thenComparing(AppView::clientId))
                .toList();
    }

    /** The application, if it has access. */
    public Optional<AppView> find(UserId user, String clientId, Locale language) {
        return list(user, language).stream()
                .filter(app -> app.clientId().equals(clientId))
                .findFirst();
    }

    private AppView view(
            ClientId client,
            List<HeldGrant> held,
            @Nullable GivenConsent given,
            Map<SessionId, DeviceName> alive,
            Locale language) {
        Stream<String> allowed = given == null ? Stream.of() : given.scopes().stream();
        return new AppView(
                client.value(),
                apps.of(client),
                Stream.concat(allowed, held.stream().flatMap(grant -> grant.scopes().stream()))
                        .distinct()
                        .sorted(Comparator.comparing((String scope) -> !scope.equals("openid"))
                                .thenComparing(Comparator.naturalOrder()))
                        .toList(),
                Moment.of(grantedAt(held, given), language),
                held.stream()
                        .map(HeldGrant::usedAt)
                        .max(Comparator.naturalOrder())
                        .map(at -> Moment.of(at, language))
                        .orElse(null),
                held.stream()
                        .map(grant -> alive.get(grant.sid()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                held.stream().anyMatch(HeldGrant::offline));
    }

    private static Instant grantedAt(List<HeldGrant> held, @Nullable GivenConsent given) {
        return given != null
                ? given.givenAt()
                : held.stream()
                        .map(HeldGrant::grantedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }
}
