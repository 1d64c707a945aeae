package dev.signet.demo.experiment;

import dev.signet.demo.api.BearerChallenge;
import dev.signet.demo.inspect.record.Recording;
import dev.signet.demo.provider.OutboundHttp;
import dev.signet.demo.provider.ProviderDirectory;
import dev.signet.demo.settings.DemoProperties;
import dev.signet.demo.settings.LaboratoryProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The calls of this app made by hand, so that they can be made wrongly as well. Nothing is decided here, only sent. */
@Component
public class Laboratory {

    /** The API's own answer to "who am I?". */
    public static final String ME = "/api/me";

    private static final int MOST_BYTES = 64 * 1024;
    private static final long PAUSE_MILLIS = 50;
    private static final int LOOKS = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestClient client;
    private final ProviderDirectory provider;
    private final DemoProperties settings;
    private final LaboratoryProperties machines;

    Laboratory(OutboundHttp http, ProviderDirectory provider, DemoProperties settings, LaboratoryProperties machines) {
        this.client = http.restClient().build();
        this.provider = provider;
        this.settings = settings;
        this.machines = machines;
    }

    /** Presents a refresh token at the token endpoint, as this app. */
    public Answer refresh(String refreshToken) {
        return post(tokenEndpoint(), Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), this::asApp);
    }

    /** A token for a machine, with headers of the experiment's own. */
    public Answer machine(String client, Map<String, String> more, Consumer<HttpHeaders> headers) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("grant_type", "client_credentials");
        return post(tokenEndpoint(), form, all -> {
            all.setBasicAuth(client, machines.secret().value());
            headers.accept(all);
        });
    }

    /** Asks about a token, as this app. */
    public Answer introspect(String token) {
        return post(endpoint("introspection_endpoint"), Map.of("token", token), this::asApp);
    }

    /** Takes a token back, as this app. */
    public Answer revoke(String token, String hint) {
        return post(endpoint("revocation_endpoint"), Map.of("token", token, "token_type_hint", hint), this::asApp);
    }

    /** Calls the API with a bearer token. */
    public Answer api(String path, String token) {
        return api(path, headers -> headers.setBearerAuth(token));
    }

    /** Calls the API with headers of the experiment's own. */
    public Answer api(String path, Consumer<HttpHeaders> headers) {
        URI address = URI.create(settings.api() + path);
        return sent("GET " + path, client.get().uri(address).headers(headers));
    }

    /** Calls the API again and again until it refuses, for five seconds at most; only the last call is written down. */
    public Answer untilRefused(String path, String token) {
        for (int i = 0; i < LOOKS && quietly(path, token).accepted(); i++) {
            pause();
        }
        return api(path, token);
    }

    /** Calls the API without a word of it in the inspector. */
    public Answer quietly(String path, String token) {
        return Recording.silently(() -> api(path, token));
    }

    public URI tokenEndpoint() {
        return URI.create(provider.signet().getProviderDetails().getTokenUri());
    }

    public URI api() {
        return settings.api();
    }

    public LaboratoryProperties machines() {
        return machines;
    }

    private URI endpoint(String name) {
        return provider.endpoint(name).orElseThrow(() -> new NotOffered(name));
    }

    private void asApp(HttpHeaders headers) {
        headers.setBasicAuth(settings.client().id(), settings.client().secret().value());
    }

    private Answer post(URI address, Map<String, String> form, Consumer<HttpHeaders> headers) {
        MultiValueMap<String, String> body = new LinkedMultiValueMap<>();
        form.forEach(body::add);
        return sent(
                "POST " + address.getPath(),
                client.post()
                        .uri(address)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(body)
                        .headers(headers));
    }

    private static Answer sent(String call, RestClient.RequestHeadersSpec<?> request) {
        long begun = System.nanoTime();
        try {
            return request.accept(MediaType.APPLICATION_JSON)
                    .exchange((sent, response) -> read(call, response, since(begun)));
        } catch (ResourceAccessException silent) {
            return new Answer(call, 0, "", "", Map.of(), since(begun));
        }
    }

    private static Answer read(String call, ClientHttpResponse response, long millis) throws IOException {
        String body = new String(response.getBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        String challenge = String.valueOf(response.getHeaders().getOrEmpty(HttpHeaders.WWW_AUTHENTICATE).stream()
                .findFirst()
                .orElse(""));
        Map<String, Object> members = members(body);
        String error = members.get("error") instanceof String said ? said : error(challenge);
        return new Answer(call, response.getStatusCode().value(), error, challenge, members, millis);
    }

    private static String error(String challenge) {
        int scheme = challenge.indexOf(' ');
        return scheme < 0
                ? ""
                : BearerChallenge.parse("Bearer" + challenge.substring(scheme))
                        .map(read -> read.parameters().getOrDefault("error", ""))
                        .orElse("");
    }

    private static Map<String, Object> members(String body) {
        try {
            Map<String, Object> members = JSON.readValue(body, new TypeReference<Map<String, Object>>() {});
            return members == null ? Map.of() : members;
        } catch (JacksonException noObject) {
            return Map.of();
        }
    }

    private static long since(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
