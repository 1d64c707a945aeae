package dev.signet.auth.web;

import dev.signet.auth.consent.PendingConsents;
import dev.signet.auth.user.profile.StandardClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page in one of its states, with the model that its controller would supply.
 *
 * @param model makes the model; every text in it that a stranger could have written has gone through the operator
 */
record Sample(String name, String template, Function<UnaryOperator<String>, Map<String, @Nullable Object>> model) {

    private static final List<String> SCOPES = List.of(
            "openid",
            "profile",
            "email",
            "address",
            "phone",
            "offline_access",
            "orders:read",
            "orders:write",
            "ships.crew");
    private static final List<String> ADMINISTRATION = List.of(
            "signet:users:read",
            "signet:users:write",
            "signet:sessions:read",
            "signet:sessions:write",
            "signet:grants:read",
            "signet:grants:write");
    private static final List<String> OAUTH_ERRORS = List.of(
            "invalid_request",
            "invalid_request_uri",
            "unauthorized_client",
            "access_denied",
            "invalid_scope",
            "server_error",
            "surprise");

    /** What the consent page knows of the application. */
    public record Asking(String name, String clientId, String redirectHost) {}

    /** A line of the consent page. */
    public record Asked(String scope, boolean granted, boolean required) {}

    /** What the consent page says of a client that nobody configured. */
    public record Stranger(
            String name, @Nullable String host, @Nullable String address, List<Link> links) {}

    /** Where such a client says more. */
    public record Link(String kind, String address, String host) {}

    /** A line of the page of accounts. */
    public record Line(String sid, String username, String name, boolean signedIn, boolean current) {}

    /** What was typed into the set-up page. */
    public record Typed(
            @Nullable String username,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String repeated) {}

    static Sample named(String name) {
        return all().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Every page in every state that looks different. */
    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        all.addAll(signingIn());
        all.addAll(settingUp());
        all.addAll(AccountSamples.all());
        all.addAll(DeviceSamples.all());
        all.addAll(List.of(
                new Sample(
                        "home",
                        "web/home",
                        text -> model("issuer", text.apply("http://localhost:9000"), "signedInAs", null)),
                new Sample(
                        "home-signed-in",
                        "web/home",
                        text -> model(
                                "issuer",
                                "https://id.example",
                                "signedInAs",
                                text.apply("alice"),
                                "accountsHere",
                                true)),
                new Sample("form-post", "endpoint/form-post", Sample::formPost),
                new Sample("consent", "consent/consent", text -> consent(text, SCOPES)),
                new Sample("consent-administration", "consent/consent", text -> consent(text, ADMINISTRATION)),
                new Sample("consent-registered", "consent/consent", text -> stranger(text, null)),
                new Sample("consent-document", "consent/consent", text -> stranger(text, "app.example"))));
        for (int status : new int[] {403, 404, 405, 500}) {
            all.add(new Sample(
                    "error-" + status,
                    "web/error",
                    text -> model("status", status, "reference", status == 500 ? text.apply("4f1c") : null)));
        }
        for (String error : OAUTH_ERRORS) {
            all.add(new Sample(
                    "oauth-error-" + error,
                    "web/oauth-error",
                    text -> model(
                            "error",
                            text.apply(error),
                            "description",
                            text.apply("It is missing."),
                            "clientName",
                            text.apply("Orchard"))));
        }
        return all;
    }

    private static List<Sample> signingIn() {
        List<Sample> all = new ArrayList<>(List.of(
                login("", text -> Map.of()),
                login("-client", text -> Map.of("username", text.apply("alice"), "clientName", text.apply("Orchard"))),
                login("-remember", text -> Map.of("rememberable", true)),
                login("-one-device", text -> Map.of("limit", 1, "whenFull", "END_OLDEST")),
                login("-three-devices", text -> Map.of("limit", 3, "whenFull", "REFUSE")),
                login(
                        "-again",
                        text -> Map.of(
                                "again",
                                true,
                                "username",
                                text.apply("alice"),
                                "clientName",
                                text.apply("Orchard"),
                                "waiting",
                                "f00d",
                                "others",
                                true)),
                new Sample("signed-out", "login/signed-out", text -> Map.of()),
                new Sample(
                        "front-channel",
                        "login/front-channel",
                        text -> model("frames", List.of("https://inn.example/logout"), "next", "/signed-out")),
                new Sample(
                        "signed-out-others",
                        "login/signed-out",
                        text -> model("usernames", List.of(text.apply("bob"), "carol"))),
                new Sample(
                        "confirm-sign-out",
                        "login/confirm-sign-out",
                        text -> model(
                                "username", text.apply("alice"),
                                "usernames", List.of(text.apply("alice"), text.apply("bob")),
                                "account", "4f1c")),
                new Sample("accounts", "login/accounts", text -> model("accounts", accounts(text))),
                new Sample(
                        "accounts-client",
                        "login/accounts",
                        text -> model(
                                "accounts",
                                accounts(text),
                                "clientName",
                                text.apply("Orchard"),
                                "waiting",
                                "f00d",
                                "uiLocales",
                                "de"))));
        all.add(login("-throttled", text -> Map.of("failure", "throttled", "username", text.apply("alice"))));
        for (String failure : List.of("credentials", "expired", "limit")) {
            all.add(login("-" + failure, text -> Map.of("failure", failure)));
        }
        for (String ended : List.of(
                "ended_by_user", "signed_out_everywhere", "session_limit", "session_expired", "password_changed")) {
            all.add(login("-" + ended, text -> Map.of("ended", ended)));
        }
        return all;
    }

    /** The login page with nothing special about it but what is named. */
    private static Sample login(String name, Function<UnaryOperator<String>, Map<String, Object>> special) {
        return new Sample("login" + name, "login/login", text -> {
            Map<String, @Nullable Object> model = model(
                    "failure",
                    null,
                    "ended",
                    null,
                    "username",
                    null,
                    "clientName",
                    null,
                    "rememberable",
                    false,
                    "limit",
                    0);
            model.putAll(special.apply(text));
            return model;
        });
    }

    private static List<Sample> settingUp() {
        Map<String, String> wrong = new LinkedHashMap<>();
        List.of("username", "name", "email", "password", "repeated")
                .forEach(field -> wrong.put(field, "setup.error." + field));
        return List.of(
                new Sample(
                        "setup",
                        "admin/setup",
                        text -> model("form", new Typed(null, null, null, null, null), "errors", Map.of())),
                new Sample(
                        "setup-wrong",
                        "admin/setup",
                        text -> model(
                                "form",
                                new Typed(text.apply("admin"), text.apply("Ada"), text.apply("ada"), null, null),
                                "errors",
                                wrong)),
                new Sample("setup-done", "admin/setup-done", text -> model("username", text.apply("admin"))));
    }

    private static List<Line> accounts(UnaryOperator<String> text) {
        return List.of(
                new Line("1", text.apply("alice"), text.apply("Alice Liddell"), true, true),
                new Line("2", text.apply("bob"), text.apply("Bob Builder"), false, false));
    }

    private static Map<String, @Nullable Object> consent(UnaryOperator<String> text, List<String> asked) {
        List<Asked> scopes = asked.stream()
                .map(scope -> new Asked(text.apply(scope), scope.equals("email"), scope.equals("openid")))
                .toList();
        Asking client = new Asking(text.apply("Orchard"), text.apply("orchard"), text.apply("localhost:9002"));
        return model(
                "client",
                client,
                "user",
                text.apply("alice"),
                "state",
                text.apply("xyz"),
                "scopes",
                scopes,
                "claims",
                asked.equals(SCOPES) ? StandardClaims.named(asked) : Set.of(),
                "details",
                List.of(new PendingConsents.Detail(
                        text.apply("Make a payment"),
                        List.of(new PendingConsents.Line("Amount", text.apply("12.50 EUR"))))),
                "waiting",
                "f00d");
    }

    private static Map<String, @Nullable Object> stranger(UnaryOperator<String> text, @Nullable String host) {
        List<Link> links = Stream.of("client_uri", "policy_uri", "tos_uri", "logo_uri")
                .map(kind -> new Link(kind, "https://garden.example/" + kind, text.apply("garden.example")))
                .toList();
        String address = host == null ? null : text.apply("https://" + host + "/client.json");
        Map<String, @Nullable Object> model = consent(text, SCOPES);
        model.put(
                "stranger", new Stranger(text.apply("Garden"), host == null ? null : text.apply(host), address, links));
        return model;
    }

    private static Map<String, @Nullable Object> formPost(UnaryOperator<String> text) {
        return model(
                "action",
                "https://app.example/callback",
                "clientName",
                text.apply("Orchard"),
                "fields",
                Map.of("code", "c0de", "state", text.apply("xyz")));
    }

    static Map<String, @Nullable Object> model(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            model.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return model;
    }
}
