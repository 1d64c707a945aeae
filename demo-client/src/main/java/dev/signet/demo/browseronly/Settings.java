package dev.signet.demo.browseronly;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the app is told when it starts, by the same names as the apps that have a server: {@code --demo.issuer=…} on the command line, or
 * {@code DEMO_ISSUER} in the environment.
 *
 * @param port that its files are had at
 * @param healthPort that says whether it runs
 * @param connect more origins that its script may speak to, for a provider whose endpoints are not where its issuer is
 */
record Settings(int port, int healthPort, URI issuer, URI api, String clientId, String scope, List<URI> connect) {

    static Settings read(String[] arguments, Map<String, String> environment) {
        Map<String, String> named = new HashMap<>();
        for (String argument : arguments) {
            String[] halves = argument.split("=", 2);
            if (halves[0].startsWith("--") && halves.length == 2) {
                named.put(halves[0].substring(2), halves[1]);
            }
        }
        Lookup look = (name, otherwise) -> named.getOrDefault(
                name,
                environment.getOrDefault(
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""), otherwise));
        return new Settings(
                port(look, "server.port", "9004"),
                port(look, "management.server.port", "9104"),
                address("demo.issuer", look.of("demo.issuer", "http://localhost:9000")),
                address("demo.api", look.of("demo.api", "http://localhost:9001")),
                look.of("demo.client.id", "browser-only"),
                look.of("demo.client.scopes", "openid profile email orders:read orders:write")
                        .replace(',', ' '),
                Stream.of(look.of("demo.connect", "").split("[ ,]+"))
                        .filter(each -> !each.isEmpty())
                        .map(each -> address("demo.connect", each))
                        .toList());
    }

    @FunctionalInterface
    private interface Lookup {
        String of(String name, String otherwise);
    }

    /** Where its script may send anything at all, apart from where it came from. */
    Set<String> destinations() {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(Stream.of(issuer, api), connect.stream())
                .forEach(each -> all.add(each.getScheme() + "://" + each.getRawAuthority()));
        return all;
    }

    private static int port(Lookup look, String name, String otherwise) {
        String text = look.of(name, otherwise);
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(name + " is no port: write a number such as " + otherwise + ".");
        }
        return Integer.parseInt(text);
    }

    /** Its scheme, host and port go into a header: whoever writes anything else there is told so. */
    private static URI address(String name, String text) {
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            boolean bare = address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            if (web && bare && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException noAddress) {
            // Told below, like one of another kind.
        }
        throw new IllegalArgumentException(name + " is no http or https address: write it like http://localhost:9000.");
    }
}
