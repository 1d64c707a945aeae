package dev.signet.auth.account.view;

import dev.signet.auth.Cursor;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditRecord;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.session.device.DeviceNames;
import dev.signet.auth.user.UserId;
import dev.signet.auth.web.Moment;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to an account, the newest first. Devices go by their names: what a stranger sent is not shown. */
@Component
public class History {

    /** What a person can make something of. */
    public static final Set<AuditEvent> TOLD = EnumSet.of(
            AuditEvent.LOGIN_SUCCEEDED,
            AuditEvent.LOGIN_FAILED,
            AuditEvent.SESSION_ENDED,
            AuditEvent.CONSENT_GIVEN,
            AuditEvent.CONSENT_DENIED,
            AuditEvent.CODE_REUSED,
            AuditEvent.REFRESH_TOKEN_REUSED,
            AuditEvent.ACCESS_TAKEN_AWAY,
            AuditEvent.USER_CREATED,
            AuditEvent.USER_DISABLED,
            AuditEvent.USER_ENABLED,
            AuditEvent.PASSWORD_CHANGED,
            AuditEvent.PASSWORD_REFUSED,
            AuditEvent.DATA_EXPORTED,
            AuditEvent.ACCOUNT_DELETED,
            AuditEvent.ACCOUNT_KEPT);

    /** Their detail is why. */
    private static final Set<AuditEvent> EXPLAINED = EnumSet.of(AuditEvent.SESSION_ENDED, AuditEvent.ACCESS_TAKEN_AWAY);

    private static final int PAGE = 25;

    private final AuditTrail trail;
    private final AppNames apps;
    private final DeviceNames devices;

    History(AuditTrail trail, AppNames apps, DeviceNames devices) {
        this.trail = trail;
        this.apps = apps;
        this.devices = devices;
    }

    /** @param next where the next page begins; null on the last one */
    public record Page(List<HistoryLine> lines, @Nullable String next) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** @param after where the page before ended; null for the first one */
    public Page page(UserId user, @Nullable Cursor after, Locale language) {
        List<AuditRecord> entries = trail.list(user.value(), TOLD, after, PAGE + 1);
        List<AuditRecord> shown = entries.subList(0, Math.min(PAGE, entries.size()));
        String next = entries.size() > PAGE ? shown.get(PAGE - 1).cursor().text() : null;
        return new Page(shown.stream().map(entry -> line(entry, language)).toList(), next);
    }

    private HistoryLine line(AuditRecord entry, Locale language) {
        boolean asked = entry.caller().address() != null;
        return new HistoryLine(
                entry.event().name().toLowerCase(Locale.ROOT),
                Moment.of(entry.at(), language),
                entry.clientId() == null ? null : apps.of(new ClientId(entry.clientId())),
                EXPLAINED.contains(entry.event()) ? entry.detail() : null,
                asked ? devices.of(entry.caller().userAgent()) : null,
                entry.caller().address());
    }
}
