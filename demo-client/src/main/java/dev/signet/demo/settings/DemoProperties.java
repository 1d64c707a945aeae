package dev.signet.demo.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of one app, all under {@code demo}.
 *
 * @param app what the person sees, and where the app is reached
 * @param client what the app is registered as at the authorization server
 * @param issuer the authorization server; its metadata is fetched from here on first need, and every {@code iss} is held
 *     against it, character for character
 * @param api the origin of the orders API
 * @param refreshBeforeExpiry how long before its end an access token counts as used up
 * @param patience how long to wait for the authorization server or the API, to connect and to read
 * @param inspector what the inspector may show
 */
@ConfigurationProperties("demo")
public record DemoProperties(
        App app,
        Client client,
        URI issuer,
        URI api,
        @DefaultValue("10s") Duration refreshBeforeExpiry,
        @DefaultValue("5s") Duration patience,
        @DefaultValue Inspector inspector) {

    public DemoProperties {
        present("demo.app", app, "start with --spring.profiles.active=orchard or --spring.profiles.active=harbor");
        present(
                "demo.client",
                client,
                "start with --spring.profiles.active=orchard or --spring.profiles.active=harbor");
        webAddress("demo.issuer", issuer);
        webAddress("demo.api", api);
        if (refreshBeforeExpiry.isNegative()) {
            throw new UnusableSettingException(
                    "demo.refresh-before-expiry", "is negative", "set it to a duration of zero or more, such as 10s");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new UnusableSettingException("demo.patience", "is not positive", "set it to a duration such as 5s");
        }
    }

    /**
     * What the person sees.
     *
     * @param name the app's name
     * @param tagline one line that says what the app is
     * @param theme the style sheet's name for the app's colours: {@code orchard} or {@code harbor}
     * @param other the address of the other app, to try single sign-on
     * @param otherName the other app's name
     * @param browserOnly the address of the app that lives in a browser alone, to compare; null for none
     * @param baseUrl the app's own address; redirect addresses are built from it and never from a request's Host header
     */
    public record App(
            String name,
            String tagline,
            String theme,
            URI other,
            String otherName,
            @Nullable URI browserOnly,
            URI baseUrl) {

        public App {
            present("demo.app.name", name, "set the name that people see");
            present("demo.app.tagline", tagline, "set one line that says what the app is");
            present("demo.app.theme", theme, "set it to orchard or harbor");
            if (!List.of("orchard", "harbor").contains(theme)) {
                throw new UnusableSettingException("demo.app.theme", "names no colours", "set it to orchard or harbor");
            }
            webAddress("demo.app.other", other);
            present("demo.app.other-name", otherName, "set the other app's name");
            if (browserOnly != null) {
                webAddress("demo.app.browser-only", browserOnly);
            }
            webAddress("demo.app.base-url", baseUrl);
        }

        /** The app's start page, as registered for the way back from sign-out; ends in a slash. */
        public String home() {
            return baseUrl + "/";
        }

        /** Where the race is shown, as registered for the way back from a sign-out in the middle of one. */
        public String race() {
            return baseUrl + "/take-it-back";
        }

        /** Where the experiments are, as registered for the way back from the one that signs out. */
        public String experiments() {
            return baseUrl + "/experiments";
        }

        /** The one address that authorization responses come back to (RFC 6749, section 3.1.2). */
        public String redirectUri() {
            return baseUrl + "/login/oauth2/code/signet";
        }
    }

    /**
     * What the app is registered as.
     *
     * @param id the client id
     * @param secret the client secret
     * @param scopes the scopes to ask for; {@code openid} must be one of them
     */
    public record Client(String id, ClientSecret secret, List<String> scopes) {

        public Client {
            present("demo.client.id", id, "set the client id registered at the authorization server");
            present("demo.client.secret", secret, "set the client secret registered at the authorization server");
            present("demo.client.scopes", scopes, "list the scopes to ask for, openid among them");
            if (!scopes.contains("openid")) {
                throw new UnusableSettingException(
                        "demo.client.scopes", "lacks openid, without which nobody is signed in", "add openid");
            }
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * What the inspector may show.
     *
     * @param showClientSecret whether whoever uncovers a request sees the app's own secret in it; it is everybody's who signs in then
     */
    public record Inspector(@DefaultValue("false") boolean showClientSecret) {}

    private static void present(String property, @Nullable Object value, String remedy) {
        if (value == null || value.toString().isBlank()) {
            throw new UnusableSettingException(property, "is not set", remedy);
        }
    }

    private static void webAddress(String property, @Nullable URI address) {
        present(property, address, "set it to an address such as http://localhost:9000");
        if (address == null
                || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                || address.getHost() == null
                || address.toString().endsWith("/")
                || address.getQuery() != null
                || address.getFragment() != null) {
            throw new UnusableSettingException(
                    property,
                    "is not an http or https address without a slash at its end",
                    "set it to an address such as http://localhost:9000");
        }
    }
}
