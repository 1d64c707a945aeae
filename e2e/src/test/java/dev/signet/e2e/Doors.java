package dev.signet.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One good request, or nearly, to each endpoint of the authorization server: what fuzzing begins with. */
final class Doors {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String REDIRECT = "http://127.0.0.1:1/callback";
    private static final String TOKEN = "/oauth2/token";
    private static final String ORCHARD = "orchard:orchard-secret";
    private static final String MACHINE = "machine:machine-secret";

    private Doors() {}

    /**
     * A request.
     *
     * @param parameters in the query of a GET, in the body of any other
     * @param credentials of a client, for HTTP Basic; empty for none
     * @param json instead of a form; empty for a form
     */
    record Door(String method, String path, Map<String, String> parameters, String credentials, String json) {

        static Door get(String path, String... pairs) {
            return new Door("GET", path, map(pairs), "", "");
        }

        static Door post(String path, String credentials, String... pairs) {
            return new Door("POST", path, map(pairs), credentials, "");
        }

        static Door json(String method, String path, String json) {
            return new Door(method, path, Map.of(), "", json);
        }

        private static Map<String, String> map(String... pairs) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put(pairs[i], pairs[i + 1]);
            }
            return map;
        }
    }

    /** @param jwt a good access token */
    static List<Door> all(String jwt) {
        List<Door> all = new ArrayList<>();
        authorization(all, jwt);
        tokens(all, jwt);
        clients(all, jwt);
        pages(all);
        documents(all);
        return all;
    }

    private static void authorization(List<Door> all, String jwt) {
        String[] request = {
            "response_type", "code", "client_id", "cli", "redirect_uri", REDIRECT, "scope", "openid profile",
            "state", "s", "nonce", "n", "code_challenge", CHALLENGE, "code_challenge_method", "S256"
        };
        all.add(Door.get("/oauth2/authorize", request));
        all.add(Door.post("/oauth2/authorize", "", request));
        all.add(Door.post("/oauth2/par", "", request));
        all.add(Door.get(
                "/oauth2/authorize", "client_id", "cli", "request_uri", "urn:ietf:params:oauth:request_uri:x"));
        all.add(Door.get("/oauth2/authorize", "client_id", "cli", "response_type", "code", "request", jwt));
        all.add(Door.get("/oauth2/authorize", "client_id", "https://127.0.0.1:1/client.json", "response_type", "code"));
        for (String more : List.of(
                "prompt=none",
                "prompt=login consent",
                "max_age=0",
                "acr_values=urn:a",
                "login_hint=alice",
                "ui_locales=de",
                "id_token_hint=" + jwt,
                "claims={\"id_token\":{\"email\":{\"essential\":true}}}",
                "resource=http://localhost:9001",
                "response_mode=form_post",
                "response_mode=query.jwt",
                "dpop_jkt=x",
                "authorization_details=[{\"type\":\"t\"}]")) {
            List<String> with = new ArrayList<>(List.of(request));
            with.addAll(List.of(more.split("=", 2)));
            all.add(Door.get("/oauth2/authorize", with.toArray(String[]::new)));
        }
    }

    private static void tokens(List<Door> all, String jwt) {
        String grant = "grant_type";
        String urn = "urn:ietf:params:oauth:grant-type:";
        all.add(Door.post(TOKEN, MACHINE, grant, "client_credentials", "scope", "orders:read"));
        all.add(Door.post(
                TOKEN, "", grant, "client_credentials", "client_id", "machine", "client_secret", "machine-secret"));
        all.add(Door.post(TOKEN, ORCHARD, grant, "authorization_code", "code", "c", "redirect_uri", REDIRECT));
        all.add(Door.post(
                TOKEN, "", grant, "authorization_code", "client_id", "cli", "code", "c", "code_verifier", CHALLENGE));
        all.add(Door.post(TOKEN, ORCHARD, grant, "refresh_token", "refresh_token", "r", "scope", "openid"));
        all.add(Door.post(TOKEN, "", grant, urn + "device_code", "client_id", "cli", "device_code", "d"));
        all.add(Door.post(TOKEN, MACHINE, grant, urn + "jwt-bearer", "assertion", jwt));
        all.add(Door.post(
                TOKEN,
                MACHINE,
                grant,
                urn + "token-exchange",
                "subject_token",
                jwt,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token"));
        all.add(Door.post(
                TOKEN,
                "",
                grant,
                "client_credentials",
                "client_assertion",
                jwt,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        all.add(Door.post("/oauth2/introspect", MACHINE, "token", jwt, "token_type_hint", "access_token"));
        all.add(Door.post("/oauth2/revoke", MACHINE, "token", "t", "token_type_hint", "refresh_token"));
        all.add(Door.post("/oauth2/device_authorization", "", "client_id", "cli", "scope", "openid"));
        all.add(Door.get("/userinfo"));
        all.add(Door.post("/userinfo", "", "access_token", jwt));
    }

    private static void clients(List<Door> all, String jwt) {
        String metadata = "{\"redirect_uris\":[\"https://a.example/cb\"],\"client_name\":\"A\",\"scope\":\"openid\","
                + "\"grant_types\":[\"authorization_code\"],\"token_endpoint_auth_method\":\"none\",\"jwks\":{\"keys\":[]}}";
        all.add(Door.json("POST", "/connect/register", metadata));
        all.add(Door.json("POST", "/connect/register", "{\"software_statement\":\"" + jwt + "\"}"));
        all.add(Door.json("PUT", "/connect/register/c", metadata));
        all.add(Door.get("/connect/register/c"));
        all.add(Door.json("DELETE", "/connect/register/c", ""));
        all.add(Door.get("/admin/api/users", "limit", "5", "after", "x"));
        all.add(Door.json("POST", "/admin/api/users/x/disable", "{}"));
        all.add(Door.get("/admin/api/sessions", "user", "x"));
    }

    private static void pages(List<Door> all) {
        for (String path : List.of(
                "/",
                "/login",
                "/accounts",
                "/consent",
                "/activate",
                "/account",
                "/account/apps",
                "/account/history",
                "/account/password",
                "/account/data",
                "/account/delete",
                "/signed-out",
                "/setup",
                "/error",
                "/oauth2/device_verification")) {
            all.add(Door.get(path, "request", "x", "state", "y", "user_code", "BCDF-GHJK", "account", "z"));
        }
        all.add(Door.post("/login", "", "username", "nobody", "password", "p", "_csrf", "c", "request", "x"));
        all.add(Door.post("/activate", "", "user_code", "BCDF-GHJK", "_csrf", "c"));
        all.add(Door.post("/preferences", "", "theme", "dark", "language", "de", "back", "/login"));
        all.add(Door.get(
                "/connect/logout", "id_token_hint", "x", "client_id", "cli", "post_logout_redirect_uri", REDIRECT));
        all.add(Door.post("/connect/logout", "", "logout_hint", "alice", "state", "s", "ui_locales", "de"));
    }

    private static void documents(List<Door> all) {
        for (String path : List.of(
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/oauth2/jwks",
                "/status",
                "/status/1",
                "/status/1?time=1",
                "/status/999999999999999999999",
                "/status/events",
                "/admin/api/openapi.json",
                "/assets/none.css",
                "/actuator/health",
                "/.well-known/webfinger?resource=x")) {
            all.add(Door.get(path));
        }
    }
}
