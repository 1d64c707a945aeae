package dev.signet.auth.admin.api;

import static dev.signet.auth.admin.api.NeedsScope.GRANTS_READ;
import static dev.signet.auth.admin.api.NeedsScope.GRANTS_WRITE;

import dev.signet.auth.Cursor;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.grant.AccessGrant;
import dev.signet.auth.grant.GrantId;
import dev.signet.auth.grant.Grants;
import dev.signet.auth.grant.held.HeldGrant;
import dev.signet.auth.grant.held.HeldGrants;
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

/** Grants: what applications hold of a user, listed and ended. */
@RestController
@RequestMapping(AdminApi.PATH)
class GrantsController {

    private final AdminApi api;
    private final HeldGrants held;
    private final Grants grants;
    private final Clients clients;
    private final ApiActions actions;

    GrantsController(AdminApi api, HeldGrants held, Grants grants, Clients clients, ApiActions actions) {
        this.api = api;
        this.held = held;
        this.grants = grants;
        this.clients = clients;
        this.actions = actions;
    }

    @GetMapping("/users/{id}/grants")
    @NeedsScope(GRANTS_READ)
    AdminApi.Page<Shown.Grant> list(
            @PathVariable("id") String id,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        UserId user = api.user(id).id();
        Cursor place = AdminApi.place(after, Cursor::parse);
        return api.page(
                held.page(user, place, AdminApi.oneMoreThan(limit)),
                limit,
                Shown.Grant::of,
                (HeldGrant grant) -> grant.cursor().text());
    }

    @DeleteMapping("/grants/{id}")
    @NeedsScope(GRANTS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal ApiCaller by, @PathVariable("id") String id) {
        AccessGrant grant =
                AdminApi.parse(id, GrantId::parse).flatMap(grants::find).orElseThrow(ApiProblem::notFound);
        actions.endGrant(by, grant);
    }

    /** Takes away whatever an application holds of a user, also for the user's absence, and that it was ever allowed. */
    @DeleteMapping("/users/{id}/clients/{client}")
    @NeedsScope(GRANTS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAccess(
            @AuthenticationPrincipal ApiCaller by,
            @PathVariable("id") String id,
            @PathVariable("client") String client) {
        ClientId known = clients.find(new ClientId(client)).map(Client::id).orElseThrow(ApiProblem::notFound);
        actions.endAccess(by, api.user(id).id(), known);
    }
}
