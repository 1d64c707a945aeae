package dev.signet.auth.account;

import dev.signet.auth.Cursor;
import dev.signet.auth.Issuer;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditRecord;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.consent.Consents;
import dev.signet.auth.grant.held.HeldGrant;
import dev.signet.auth.grant.held.HeldGrants;
import dev.signet.auth.session.SignedIn;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import dev.signet.auth.user.profile.Profile;
import dev.signet.auth.user.profile.Profiles;
import java.io.OutputStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is kept of a person as one JSON document; its members are documented for operators. Nothing in it opens anything: no
 * password, no hash, no cookie, no token. The trail, which may be long, is read and written page by page.
 */
@Component
class AccountExport {

    private static final String FORMAT = "signet-account-1";
    private static final int PAGE = 500;
    private static final Set<AuditEvent> ALL = EnumSet.allOf(AuditEvent.class);

    private final Issuer issuer;
    private final Users users;
    private final Profiles profiles;
    private final SsoSessions sessions;
    private final HeldGrants grants;
    private final Consents consents;
    private final AuditTrail trail;
    private final Clock clock;

    AccountExport(
            Issuer issuer,
            Users users,
            Profiles profiles,
            SsoSessions sessions,
            HeldGrants grants,
            Consents consents,
            AuditTrail trail,
            Clock clock) {
        this.issuer = issuer;
        this.users = users;
        this.profiles = profiles;
        this.sessions = sessions;
        this.grants = grants;
        this.consents = consents;
        this.trail = trail;
        this.clock = clock;
    }

    void write(SignedIn who, OutputStream to) {
        UserId user = who.userId();
        trail.record(AuditEntry.of(AuditEvent.DATA_EXPORTED)
                .user(user.value())
                .session(who.sid().value()));
        try (JsonGenerator out = JsonMapper.shared().createGenerator(to)) {
            out.writeStartObject();
            out.writeStringProperty("format", FORMAT);
            out.writeStringProperty("issuer", issuer.value());
            out.writeStringProperty("exported_at", clock.instant().toString());
            out.writePOJOProperty("profile", profile(users.find(user).orElseThrow(), profiles.find(user)));
            out.writePOJOProperty(
                    "sessions",
                    sessions.list(user).stream().map(AccountExport::session).toList());
            out.writePOJOProperty(
                    "grants",
                    grants.list(user).stream().map(AccountExport::grant).toList());
            out.writePOJOProperty("consents", consents(user));
            out.writeArrayPropertyStart("history");
            history(user, out);
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private void history(UserId user, JsonGenerator out) {
        @Nullable Cursor after = null;
        List<AuditRecord> page;
        do {
            page = trail.list(user.value(), ALL, after, PAGE);
            for (AuditRecord entry : page) {
                out.writePOJO(entry(entry));
                after = entry.cursor();
            }
        } while (page.size() == PAGE);
    }

    private static Map<String, Object> profile(UserAccount account, Profile profile) {
        Map<String, Object> members = account(account);
        members.putAll(members(
                "middle_name", profile.middleName(),
                "nickname", profile.nickname(),
                "profile", profile.page(),
                "picture", profile.picture(),
                "website", profile.website(),
                "gender", profile.gender(),
                "birthdate", profile.birthdate(),
                "zoneinfo", profile.zoneinfo()));
        Profile.Phone phone = profile.phone();
        if (phone != null) {
            members.putAll(members("phone_number", phone.number(), "phone_number_verified", phone.verified()));
        }
        members.putAll(members(
                "address_formatted", profile.address().formatted(),
                "street_address", profile.address().street(),
                "locality", profile.address().locality(),
                "region", profile.address().region(),
                "postal_code", profile.address().postalCode(),
                "country", profile.address().country()));
        return members;
    }

    private static Map<String, Object> account(UserAccount account) {
        return members(
                "sub", account.id(),
                "username", account.username(),
                "name", account.name(),
                "given_name", account.givenName(),
                "family_name", account.familyName(),
                "email", account.email(),
                "email_verified", account.emailVerified(),
                "locale", account.locale(),
                "administrator", account.administrator(),
                "created_at", account.createdAt(),
                "updated_at", account.updatedAt());
    }

    private static Map<String, Object> session(SsoSession session) {
        return members(
                "sid", session.sid(),
                "started_at", session.startedAt(),
                "last_seen_at", session.lastSeenAt(),
                "authenticated_at", session.authenticatedAt(),
                "methods", session.methods(),
                "remembered", session.remembered(),
                "expires_at", session.expiresAt(),
                "address", session.lastSeenBy().address(),
                "user_agent", session.lastSeenBy().userAgent());
    }

    private static Map<String, Object> grant(HeldGrant grant) {
        return members(
                "id", grant.id(),
                "client_id", grant.client().value(),
                "sid", grant.sid(),
                "scopes", grant.scopes().stream().sorted().toList(),
                "offline", grant.offline(),
                "granted_at", grant.grantedAt(),
                "used_at", grant.usedAt(),
                "expires_at", grant.expiresAt());
    }

    private List<Map<String, Object>> consents(UserId user) {
        return consents.list(user).stream()
                .map(given -> members(
                        "client_id", given.client().value(),
                        "scopes", given.scopes().stream().sorted().toList(),
                        "given_at", given.givenAt()))
                .toList();
    }

    private static Map<String, Object> entry(AuditRecord entry) {
        return members(
                "at", entry.at(),
                "event", entry.event().name(),
                "client_id", entry.clientId(),
                "sid", entry.sid(),
                "detail", entry.detail(),
                "address", entry.caller().address(),
                "user_agent", entry.caller().userAgent());
    }

    /** In this order, and without those that are not known; ids and times as text. */
    private static Map<String, Object> members(@Nullable Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                boolean plain = value instanceof Boolean || value instanceof List<?>;
                members.put(String.valueOf(namesAndValues[i]), plain ? value : value.toString());
            }
        }
        return members;
    }
}
