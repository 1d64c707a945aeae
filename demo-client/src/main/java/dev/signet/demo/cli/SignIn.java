package dev.signet.demo.cli;

import dev.signet.demo.cli.kept.Grant;
import dev.signet.demo.cli.kept.GrantFile;
import dev.signet.demo.cli.login.Asked;
import dev.signet.demo.cli.login.Browser;
import dev.signet.demo.cli.login.BrowserLogin;
import dev.signet.demo.cli.login.DeviceLogin;
import dev.signet.demo.cli.login.Pause;
import dev.signet.demo.cli.login.SignedIn;
import dev.signet.demo.cli.outside.Screen;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import dev.signet.demo.cli.server.IdTokens;
import dev.signet.demo.cli.server.Metadata;
import dev.signet.demo.cli.server.Person;
import dev.signet.demo.cli.server.TokenEndpoint;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** {@code login} and {@code logout}: how a grant comes to this machine, and how it goes. */
record SignIn(GrantFile file, Web web, Screen screen, Clock clock) {

    private static final String SCOPE = "openid profile email orders:read orders:write";

    /** Signs a person in, in place of whoever was signed in before. */
    void begin(Arguments arguments, Map<String, String> environment, Pause pause) {
        String api = arguments.option("api", CommandLine.API);
        Web.address("The API", api);
        Metadata server = Metadata.of(arguments.option("issuer", CommandLine.ISSUER), web);
        String clientId = arguments.option("client-id", "cli");
        Asked asked = new Asked(server, clientId, arguments.option("scope", SCOPE));
        TokenEndpoint tokens = new TokenEndpoint(server, clientId, web, clock);
        IdTokens idTokens = new IdTokens(server, web, clock);
        Optional<Browser> browser =
                arguments.has("no-browser") ? Optional.empty() : Optional.of(new Browser(environment));
        SignedIn signedIn = arguments.has("device")
                ? new DeviceLogin(asked, tokens, idTokens, web, screen, clock, pause).signIn()
                : new BrowserLogin(asked, tokens, idTokens, screen, browser).signIn();
        Person person = named(signedIn, server);
        keep(Grant.of(server.issuer(), clientId, api, person, signedIn.tokens(), asked.scope()));
        screen.print("Signed in as " + person.name() + " at " + server.issuer() + ".");
    }

    /** A sign-in is not for nothing because nobody says what the person is called. */
    private Person named(SignedIn signedIn, Metadata server) {
        try {
            return server.userInfoEndpoint()
                    .map(place -> web.get(place, "Bearer " + signedIn.tokens().accessToken()))
                    .map(answer -> signedIn.person().describedBy(answer.json()))
                    .orElse(signedIn.person());
        } catch (Trouble silent) {
            return signedIn.person();
        }
    }

    /** Signs out: here first, so that nothing is left on this machine whatever the server says. */
    void end() {
        Optional<Grant> kept = file.inTurn(() -> {
            Optional<Grant> last = file.readAnyway();
            file.delete();
            return last;
        });
        screen.print(kept.map(this::farewell).orElse("You were not signed in."));
    }

    private String farewell(Grant grant) {
        try {
            return giveBack(grant)
                    ? "Signed out: the access was given back, and nothing is kept here any more."
                    : "Signed out here. The provider has no way to give the access back (its metadata has no"
                            + " revocation_endpoint): it ends by itself.";
        } catch (Trouble untold) {
            throw Trouble.noAnswer("Nothing is kept here any more, but the provider could not be told: "
                    + untold.sentence() + " What you allowed can be ended there, on the page of your account.");
        }
    }

    private void keep(Grant grant) {
        Optional<Grant> before = file.inTurn(() -> {
            Optional<Grant> last = file.readAnyway();
            file.write(grant);
            return last;
        });
        try {
            before.ifPresent(this::giveBack);
        } catch (Trouble untold) {
            // The one before ends by itself; who signs in wants to hear of the one that counts now.
        }
    }

    private boolean giveBack(Grant grant) {
        String refreshToken = grant.refreshToken();
        return refreshToken != null
                && new TokenEndpoint(Metadata.of(grant.issuer(), web), grant.clientId(), web, clock)
                        .revoke(refreshToken);
    }
}
