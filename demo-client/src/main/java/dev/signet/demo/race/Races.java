package dev.signet.demo.race;

import dev.signet.demo.provider.OutboundHttp;
import dev.signet.demo.settings.DemoProperties;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** The races of this app: a few at once, and the last ones remembered for those who come back to look. */
@Component
public class Races implements DisposableBean {

    private static final String ATTRIBUTE = "demo.race";
    private static final int AT_ONCE = 3;
    private static final int REMEMBERED = 100;
    private static final int ID_BYTES = 16;
    private static final int SILENCE = 0;

    private final RestClient api;
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE * Door.values().length, task -> {
        Thread daemon = new Thread(task, "race");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Map<String, Race> races = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Race> eldest) {
            return size() > REMEMBERED;
        }
    });

    Races(DemoProperties settings, OutboundHttp http) {
        this.api = http.restClient().baseUrl(settings.api().toString()).build();
    }

    /**
     * Begins one with {@code token}, which belongs to {@code session}; the one that runs there already, if there is one; empty while as
     * many run as may.
     */
    public Optional<Race> start(HttpSession session, OAuth2AccessToken token) {
        synchronized (races) {
            if (session.getAttribute(ATTRIBUTE) instanceof Race running && !running.over()) {
                return Optional.of(running);
            }
            if (races.values().stream().filter(race -> !race.over()).count() >= AT_ONCE) {
                return Optional.empty();
            }
            Race race = new Race(newId(), door -> knock(door, token), System::nanoTime);
            races.put(race.id(), race);
            session.setAttribute(ATTRIBUTE, race);
            race.start(threads);
            return Optional.of(race);
        }
    }

    /** The one that this name was given to, unless it is long over. */
    public Optional<Race> find(@Nullable String id) {
        return Optional.ofNullable(id).map(races::get);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    /** Twice where the first knock has no answer: the API may just have closed a connection that was kept from the race before. */
    private int knock(Door door, OAuth2AccessToken token) {
        int status = call(door, token);
        return status == SILENCE ? call(door, token) : status;
    }

    private int call(Door door, OAuth2AccessToken token) {
        try {
            return api.get()
                    .uri(door.path())
                    .headers(headers -> headers.setBearerAuth(token.getTokenValue()))
                    .exchange((request, response) -> response.getStatusCode().value());
        } catch (ResourceAccessException silent) {
            return SILENCE;
        }
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
