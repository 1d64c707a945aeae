package dev.signet.demo.cli.login;

import dev.signet.demo.cli.outside.Answer;
import dev.signet.demo.cli.outside.Json;
import dev.signet.demo.cli.outside.Screen;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import dev.signet.demo.cli.server.IdTokens;
import dev.signet.demo.cli.server.TokenEndpoint;
import dev.signet.demo.cli.server.TokenOutcome;
import dev.signet.demo.cli.server.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs a person in on any other device (RFC 8628): prints an address and a code, and asks until there is an answer, as often as the
 * server wants and no oftener.
 */
public final class DeviceLogin {

    /** Where the server does not say (§3.2). */
    private static final long INTERVAL_SECONDS = 5;

    /** What {@code slow_down} adds, from then on (§3.5). */
    private static final long SLOWER_SECONDS = 5;

    private static final long LONGEST_INTERVAL_SECONDS = 60;

    private final Asked asked;
    private final TokenEndpoint tokens;
    private final IdTokens idTokens;
    private final Web web;
    private final Screen screen;
    private final Clock clock;
    private final Pause pause;

    public DeviceLogin(
            Asked asked, TokenEndpoint tokens, IdTokens idTokens, Web web, Screen screen, Clock clock, Pause pause) {
        this.asked = asked;
        this.tokens = tokens;
        this.idTokens = idTokens;
        this.web = web;
        this.screen = screen;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Waits for the person.
     *
     * @throws Trouble when nobody was signed in
     */
    public SignedIn signIn() {
        Json codes = codes();
        String deviceCode = needed(codes, "device_code");
        screen.tell("On any device with a browser, go to");
        screen.tell("");
        screen.tell("  " + needed(codes, "verification_uri"));
        screen.tell("");
        screen.tell("and enter the code");
        screen.tell("");
        screen.tell("  " + needed(codes, "user_code"));
        screen.tell("");
        screen.tell("Waiting for your answer there. Enter a code only if you have started this yourself.");
        Instant end = clock.instant().plusSeconds(codes.number("expires_in").orElse(600L));
        Tokens got = await(deviceCode, codes.number("interval").orElse(INTERVAL_SECONDS), end);
        return new SignedIn(idTokens.check(got.idToken(), asked.clientId(), null), got);
    }

    private Json codes() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", asked.clientId());
        form.put("scope", asked.scope());
        Answer answer = web.post(asked.server().deviceAuthorizationEndpoint(), form, "");
        if (!answer.ok()) {
            throw Trouble.refused("The server gave no code to sign in with: it answered " + answer.status()
                    + (answer.error().isEmpty() ? "" : " (" + answer.error() + ")")
                    + ". Look at the client's id and at the scopes.");
        }
        return answer.json();
    }

    private static String needed(Json codes, String name) {
        return codes.text(name)
                .orElseThrow(() -> Trouble.refused("The server's answer has no " + name + ", as RFC 8628 demands."));
    }

    private Tokens await(String deviceCode, long seconds, Instant end) {
        long interval = Math.max(1, seconds);
        while (clock.instant().isBefore(end)) {
            pause.rest(Duration.ofSeconds(interval));
            TokenOutcome outcome;
            try {
                outcome = tokens.poll(deviceCode);
            } catch (Trouble trouble) {
                if (trouble.kind() != Trouble.Kind.NO_ANSWER) {
                    throw trouble;
                }
                // A server that does not answer is asked less and less often (§3.5).
                interval = Math.min(LONGEST_INTERVAL_SECONDS, interval * 2);
                continue;
            }
            if (!(outcome instanceof TokenOutcome.Refused refused)) {
                return outcome.orTrouble();
            }
            interval = next(refused, interval);
        }
        throw expired();
    }

    private static long next(TokenOutcome.Refused refused, long interval) {
        return switch (refused.error()) {
            case "authorization_pending" -> interval;
            case "slow_down" -> interval + SLOWER_SECONDS;
            case "access_denied" -> throw Trouble.refused("You said no, or somebody did. Nobody was signed in.");
            case "expired_token" -> throw expired();
            default -> throw refused.trouble();
        };
    }

    private static Trouble expired() {
        return Trouble.refused(
                "The code has run out before there was an answer. Ask for a new one: ./run cli login --device.");
    }
}
