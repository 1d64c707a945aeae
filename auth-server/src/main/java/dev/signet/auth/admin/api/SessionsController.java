package dev.signet.auth.admin.api;

import static dev.signet.auth.admin.api.NeedsScope.SESSIONS_READ;
import static dev.signet.auth.admin.api.NeedsScope.SESSIONS_WRITE;
import static dev.signet.auth.admin.api.NeedsScope.USERS_WRITE;

import dev.signet.auth.session.SessionId;
import dev.signet.auth.session.SsoSession;
import dev.signet.auth.session.SsoSessions;
import dev.signet.auth.user.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sessions: those of a user and those of everybody, listed and ended. */
@RestController
@RequestMapping(AdminApi.PATH)
class SessionsController {

    private final AdminApi api;
    private final SsoSessions sessions;
    private final ApiActions actions;

    SessionsController(AdminApi api, SsoSessions sessions, ApiActions actions) {
        this.api = api;
        this.sessions = sessions;
        this.actions = actions;
    }

    @GetMapping("/sessions")
    @NeedsScope(SESSIONS_READ)
    AdminApi.Page<Shown.Session> list(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        return page(null, after, limit);
    }

    @GetMapping("/users/{id}/sessions")
    @NeedsScope(SESSIONS_READ)
    AdminApi.Page<Shown.Session> listOf(
            @PathVariable("id") String id,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        return page(api.user(id).id(), after, limit);
    }

    @DeleteMapping("/sessions/{sid}")
    @NeedsScope(SESSIONS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal ApiCaller by, @PathVariable("sid") String sid) {
        SsoSession session =
                AdminApi.parse(sid, SessionId::parse).flatMap(sessions::find).orElseThrow(ApiProblem::notFound);
        actions.endSession(by, session);
    }

    /** Signs a user out everywhere. */
    @DeleteMapping("/users/{id}/sessions")
    @NeedsScope({SESSIONS_WRITE, USERS_WRITE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(@AuthenticationPrincipal ApiCaller by, @PathVariable("id") String id) {
        actions.endSessions(by, api.user(id).id());
    }

    private AdminApi.Page<Shown.Session> page(@Nullable UserId user, @Nullable String after, int limit) {
        SessionId place = AdminApi.place(after, text -> AdminApi.parse(text, SessionId::parse));
        return api.page(
                sessions.page(user, place, AdminApi.oneMoreThan(limit)),
                limit,
                Shown.Session::of,
                session -> session.sid().toString());
    }
}
