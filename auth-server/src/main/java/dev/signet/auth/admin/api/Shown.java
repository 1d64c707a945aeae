package dev.signet.auth.admin.api;

import dev.signet.auth.audit.AuditRecord;
import dev.signet.auth.grant.held.HeldGrant;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.user.UserAccount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the API shows. The members are those of the description, and nothing in them opens anything. */
final class Shown {

    private Shown() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record User(
            UUID id,
            String username,
            String name,
            @Nullable String email,
            boolean emailVerified,
            boolean administrator,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant disabledAt,
            @Nullable Instant eraseAt) {

        static User of(UserAccount account) {
            return new User(
                    account.id().value(),
                    account.username(),
                    account.name(),
                    account.email(),
                    account.emailVerified(),
                    account.administrator(),
                    account.createdAt(),
                    account.updatedAt(),
                    account.disabledAt(),
                    account.eraseAt());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Session(
            UUID sid,
            UUID userId,
            Instant startedAt,
            Instant lastSeenAt,
            Instant authenticatedAt,
            List<String> methods,
            boolean remembered,
            Instant expiresAt,
            @Nullable String address,
            @Nullable String userAgent) {

        static Session of(SsoSession session) {
            return new Session(
                    session.sid().value(),
                    session.user().value(),
                    session.startedAt(),
                    session.lastSeenAt(),
                    session.authenticatedAt(),
                    session.methods(),
                    session.remembered(),
                    session.expiresAt(),
                    session.lastSeenBy().address(),
                    session.lastSeenBy().userAgent());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Grant(
            UUID id,
            String clientId,
            UUID userId,
            UUID sid,
            List<String> scopes,
            boolean offline,
            Instant grantedAt,
            Instant usedAt,
            Instant expiresAt,
            @Nullable String address,
            @Nullable String userAgent) {

        static Grant of(HeldGrant grant) {
            return new Grant(
                    grant.id().value(),
                    grant.client().value(),
                    grant.user().value(),
                    grant.sid().value(),
                    grant.scopes().stream().sorted().toList(),
                    grant.offline(),
                    grant.grantedAt(),
                    grant.usedAt(),
                    grant.expiresAt(),
                    grant.usedBy().address(),
                    grant.usedBy().userAgent());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Event(
            UUID id,
            Instant at,
            String event,
            @Nullable String clientId,
            @Nullable UUID sid,
            @Nullable UUID grantId,
            @Nullable String detail,
            @Nullable String address,
            @Nullable String userAgent) {

        static Event of(AuditRecord entry) {
            return new Event(
                    entry.id(),
                    entry.at(),
                    entry.event().name(),
                    entry.clientId(),
                    entry.sid(),
                    entry.grantId(),
                    entry.detail(),
                    entry.caller().address(),
                    entry.caller().userAgent());
        }
    }
}
