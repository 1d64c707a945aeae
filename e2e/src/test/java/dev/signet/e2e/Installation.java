package dev.signet.e2e;

import java.util.List;

/** Everything that {@code ./run} starts: the authorization server, an API and two applications. */
final class Installation implements AutoCloseable {

    /** Short, so that one sees it run out; longer than the demo client's margin of ten seconds. */
    private static final String ACCESS_TOKEN_LIFETIME = "14s";

    private static final String CLIENT = "spring.security.oauth2.authorizationserver.client.";

    private final Application authServer = new Application("auth-server", "auth-server");
    private final Application api = new Application("resource-server", "resource-server");
    private final Application orchard = new Application("orchard", "demo-client");
    private final Application harbor = new Application("harbor", "demo-client");
    private final Application kiosk =
            new Application("kiosk", "demo-client").mainClass("dev.signet.demo.browseronly.Kiosk");

    private Installation(Database database) {
        database.prepare(authServer);
        authServer
                .set("spring.profiles.active", "demo")
                .set("spring.security.oauth2.authorizationserver.issuer", authServer.address());
        register(orchard, "orchard");
        register(harbor, "harbor");
        authServer
                .set(CLIENT + "cli.token.access-token-time-to-live", ACCESS_TOKEN_LIFETIME)
                // The command line refreshes once at a time: whatever it does wrong, no grace hides it.
                .set("signet.client.settings.cli.refresh-grace", "0s")
                .set("signet.cors.origins", kiosk.address())
                .set(CLIENT + "browser-only.registration.redirect-uris", kiosk.address() + "/callback")
                .set(CLIENT + "browser-only.registration.post-logout-redirect-uris", kiosk.address() + "/")
                .set(CLIENT + "browser-only.token.access-token-time-to-live", ACCESS_TOKEN_LIFETIME);
        api.set("spring.profiles.active", "demo")
                .set("signet.resource.issuer", authServer.address())
                .set("signet.resource.dpop.addresses", api.address())
                .set("browser-apps.origins", kiosk.address());
        kiosk.set("demo.issuer", authServer.address()).set("demo.api", api.address());
        application(orchard, "orchard", harbor);
        application(harbor, "harbor", orchard);
    }

    static Installation start(Database database) {
        Installation installation = new Installation(database);
        try {
            installation.all().forEach(Application::launch);
            installation.all().forEach(Application::awaitReady);
            return installation;
        } catch (IllegalStateException e) {
            installation.close();
            throw e;
        }
    }

    Application authServer() {
        return authServer;
    }

    Application api() {
        return api;
    }

    Application orchard() {
        return orchard;
    }

    Application harbor() {
        return harbor;
    }

    /** The app in the browser alone: registered, and started by whoever needs it. */
    Application kiosk() {
        return kiosk;
    }

    @Override
    public void close() {
        all().forEach(Application::close);
    }

    private List<Application> all() {
        return List.of(authServer, api, orchard, harbor);
    }

    /** The demo's clients live on fixed ports; here they are told the ones that were free. */
    private void register(Application application, String id) {
        authServer
                .set(CLIENT + id + ".registration.redirect-uris", application.address() + "/login/oauth2/code/signet")
                .set(
                        CLIENT + id + ".registration.post-logout-redirect-uris",
                        application.address() + "/," + application.address() + "/take-it-back," + application.address()
                                + "/experiments")
                .set(CLIENT + id + ".token.access-token-time-to-live", ACCESS_TOKEN_LIFETIME)
                .set(
                        "signet.client.settings." + id + ".backchannel-logout-uri",
                        application.address() + "/logout/back-channel");
    }

    private void application(Application application, String profile, Application other) {
        application
                .set("spring.profiles.active", profile)
                .set("demo.issuer", authServer.address())
                .set("demo.api", api.address())
                .set("demo.app.other", other.address())
                .set("demo.app.browser-only", kiosk.address());
    }
}
