package dev.signet.demo.page;

import dev.signet.demo.race.Lane;
import dev.signet.demo.race.Race;
import dev.signet.demo.race.Races;
import dev.signet.demo.settings.DemoProperties;
import dev.signet.demo.token.FreshTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * "Take it back": begins a race, and shows it, also to whoever has signed out meanwhile; that is what it is about. A cookie names the
 * race; it opens nothing, for a page of a race holds numbers and no token.
 */
@Controller
class RaceController {

    private static final String PAGE = "/take-it-back";
    private static final String COOKIE = "RACE";
    private static final Duration NAMED = Duration.ofMinutes(10);

    private final Races races;
    private final FreshTokens tokens;
    private final DemoProperties settings;
    private final MessageSource messages;

    RaceController(Races races, FreshTokens tokens, DemoProperties settings, MessageSource messages) {
        this.races = races;
        this.tokens = tokens;
        this.settings = settings;
        this.messages = messages;
    }

    /** One door's part as a script shows it. */
    record LaneState(String door, long calls, long perSecond, String verdict, boolean running) {

        static LaneState of(Lane lane, String verdict) {
            return new LaneState(
                    lane.door().id(), lane.calls(), lane.perSecond(), verdict, lane.outcome() == Lane.Outcome.RUNNING);
        }
    }

    /** What a script shows. */
    record State(boolean over, List<LaneState> lanes) {}

    @GetMapping(PAGE)
    String show(
            Model model,
            @CookieValue(name = COOKIE, required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String busy,
            @Nullable OAuth2AuthenticationToken person) {
        model.addAttribute("busy", busy != null);
        model.addAttribute("app", settings.app());
        model.addAttribute("server", settings.issuer().toString());
        model.addAttribute("signedIn", person != null);
        races.find(id).ifPresent(race -> model.addAttribute("race", race));
        return "page/race";
    }

    @GetMapping(PAGE + "/state")
    ResponseEntity<State> state(@CookieValue(name = COOKIE, required = false) @Nullable String id, Locale locale) {
        return races.find(id)
                .map(race -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new State(
                                race.over(),
                                race.lanes().stream()
                                        .map(lane -> LaneState.of(lane, verdict(lane, locale)))
                                        .toList())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** With a token that was refreshed just now, so that it lasts for the whole race. */
    @PostMapping(PAGE)
    String start(HttpServletRequest request, HttpServletResponse response, OAuth2AuthenticationToken person) {
        Optional<Race> race = races.start(
                request.getSession(), tokens.renewed(person, request, response).getAccessToken());
        race.ifPresent(begun -> response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, begun.id())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(NAMED)
                        .build()
                        .toString()));
        return race.isPresent() ? "redirect:" + PAGE : "redirect:" + PAGE + "?busy";
    }

    private String verdict(Lane lane, Locale locale) {
        return messages.getMessage(lane.verdictKey(), new Object[] {String.valueOf(lane.amount())}, locale);
    }
}
