package dev.signet.auth.admin.api;

import static dev.signet.auth.admin.api.NeedsScope.USERS_READ;
import static dev.signet.auth.admin.api.NeedsScope.USERS_WRITE;

import dev.signet.auth.Cursor;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditRecord;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.UserSearch;
import dev.signet.auth.user.Users;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users: found, read, shut out, let in again and deleted. */
@RestController
@RequestMapping(AdminApi.PATH + "/users")
class UsersController {

    /** An administrator deletes by mistake, too: enabling the user within this time takes it back. */
    private static final Duration UNTIL_ERASED = Duration.ofDays(7);

    private static final Set<AuditEvent> ALL = EnumSet.allOf(AuditEvent.class);
    private static final int LONGEST = 254;

    private final AdminApi api;
    private final Users users;
    private final AuditTrail trail;
    private final ApiActions actions;
    private final Clock clock;

    UsersController(AdminApi api, Users users, AuditTrail trail, ApiActions actions, Clock clock) {
        this.api = api;
        this.users = users;
        this.trail = trail;
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping
    @NeedsScope(USERS_READ)
    AdminApi.Page<Shown.User> list(
            @RequestParam(name = "username", required = false) @Nullable String username,
            @RequestParam(name = "email", required = false) @Nullable String email,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        UserSearch search = new UserSearch(text(username), text(email));
        return api.page(
                users.page(search, AdminApi.place(after, UsersController::read), AdminApi.oneMoreThan(limit)),
                limit,
                Shown.User::of,
                UsersController::place);
    }

    @GetMapping("/{id}")
    @NeedsScope(USERS_READ)
    Shown.User get(@PathVariable("id") String id) {
        return Shown.User.of(api.user(id));
    }

    @GetMapping("/{id}/history")
    @NeedsScope(USERS_READ)
    AdminApi.Page<Shown.Event> history(
            @PathVariable("id") String id,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        UserId user = api.user(id).id();
        Cursor place = AdminApi.place(after, Cursor::parse);
        return api.page(
                trail.list(user.value(), ALL, place, AdminApi.oneMoreThan(limit)),
                limit,
                Shown.Event::of,
                (AuditRecord entry) -> entry.cursor().text());
    }

    @PostMapping("/{id}/disable")
    @NeedsScope(USERS_WRITE)
    Shown.User disable(@AuthenticationPrincipal ApiCaller by, @PathVariable("id") String id) {
        if (!actions.disable(by, api.user(id).id())) {
            throw lastAdministrator();
        }
        return get(id);
    }

    @PostMapping("/{id}/enable")
    @NeedsScope(USERS_WRITE)
    Shown.User enable(@AuthenticationPrincipal ApiCaller by, @PathVariable("id") String id) {
        actions.enable(by, api.user(id).id());
        return get(id);
    }

    @DeleteMapping("/{id}")
    @NeedsScope(USERS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal ApiCaller by, @PathVariable("id") String id) {
        if (!actions.delete(by, api.user(id).id(), clock.instant().plus(UNTIL_ERASED))) {
            throw lastAdministrator();
        }
    }

    private static @Nullable String text(@Nullable String prefix) {
        if (prefix != null && (prefix.length() > LONGEST || prefix.indexOf('\0') >= 0)) {
            throw ApiProblem.badRequest("username and email have at most " + LONGEST + " characters.");
        }
        return prefix == null || prefix.isBlank() ? null : prefix;
    }

    private static String place(UserAccount account) {
        byte[] key = account.username().strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static Optional<String> read(String place) {
        return AdminApi.parse(place, text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8))
                .filter(key -> !key.isEmpty() && key.length() <= LONGEST)
                .filter(key -> key.indexOf('\0') < 0 && key.indexOf('\uFFFD') < 0);
    }

    private static ApiProblem lastAdministrator() {
        return ApiProblem.conflict("Nobody could look after this server without its last administrator.");
    }
}
