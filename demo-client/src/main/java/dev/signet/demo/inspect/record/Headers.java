package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Place;
import dev.signet.demo.inspect.Field.Seal;
import dev.signet.demo.settings.DemoProperties;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads the headers that have a part in the story; the others would only hide these. */
@Component
class Headers {

    private static final Set<String> SHOWN = Set.of(
            "authorization",
            "dpop",
            "dpop-nonce",
            "content-type",
            "content-length",
            "accept",
            "accept-language",
            "origin",
            "sec-fetch-site",
            "location",
            "www-authenticate",
            "cache-control",
            "etag",
            "retry-after");
    private static final String BASIC = "Basic ";

    private final boolean showClientSecret;

    Headers(DemoProperties settings) {
        this.showClientSecret = settings.inspector().showClientSecret();
    }

    /** The fields of one header; none where it has no part in the story. */
    List<Field> read(String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT);
        if ("cookie".equals(plain)) {
            return cookies(value);
        }
        if ("set-cookie".equals(plain)) {
            return List.of(setCookie(value));
        }
        if (!SHOWN.contains(plain)) {
            return List.of();
        }
        if ("authorization".equals(plain)) {
            return authorization(value);
        }
        if ("location".equals(plain)) {
            return location(value);
        }
        return List.of(SecretNames.field(Place.HEADER, name, value));
    }

    /** Each by its name; what they hold is nobody's business but the server's that set them. */
    private static List<Field> cookies(String header) {
        List<Field> fields = new ArrayList<>();
        for (String pair : header.split(";")) {
            String[] halves = pair.trim().split("=", 2);
            if (halves.length == 2) {
                fields.add(Field.secret(Place.COOKIE, halves[0], halves[1]));
            }
        }
        return fields;
    }

    private static Field setCookie(String header) {
        String[] parts = header.split(";", 2);
        String[] pair = parts[0].split("=", 2);
        Seal around = new Seal(pair[0] + "=", "", parts.length == 2 ? ";" + parts[1] : "");
        return Field.secret(Place.HEADER, "Set-Cookie", around, pair.length == 2 ? pair[1] : "");
    }

    private List<Field> authorization(String value) {
        if (value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return List.of(basic(value.substring(BASIC.length()).trim()));
        }
        int space = value.indexOf(' ');
        Seal scheme = new Seal(value.substring(0, Math.max(space, 0)) + " ", "", "");
        return List.of(Field.secret(Place.HEADER, "Authorization", scheme, value.substring(space + 1)));
    }

    /** Whose secret it is may be seen; the secret itself is not even kept unless the settings allow it. */
    private Field basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            String before = BASIC + URLDecoder.decode(pair.split(":", 2)[0], StandardCharsets.UTF_8) + ":";
            return showClientSecret
                    ? new Field(
                            Place.HEADER,
                            "Authorization",
                            pair.substring(pair.indexOf(':') + 1),
                            new Seal(before, "", ""))
                    : Field.keptBack(Place.HEADER, "Authorization", before);
        } catch (IllegalArgumentException unreadable) {
            return Field.keptBack(Place.HEADER, "Authorization", BASIC);
        }
    }

    /** Where to go; what is taken along is read like any other parameter. */
    private static List<Field> location(String value) {
        int mark = value.indexOf('?');
        List<Field> fields = new ArrayList<>();
        fields.add(Field.open(Place.HEADER, "Location", mark < 0 ? value : value.substring(0, mark)));
        if (mark >= 0) {
            fields.addAll(Parameters.read(Place.QUERY, value.substring(mark + 1)));
        }
        return fields;
    }
}
