package dev.signet.auth.testing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A cookie as the server sets it (RFC 6265).
 *
 * @param attributes by lower-case name; those without a value have an empty one
 */
public record Cookie(String name, String value, Map<String, String> attributes) {

    static Cookie parse(String header) {
        String[] parts = header.split(";");
        String[] pair = parts[0].split("=", 2);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].strip().split("=", 2);
            attributes.put(attribute[0].toLowerCase(Locale.ROOT), attribute.length == 2 ? attribute[1] : "");
        }
        return new Cookie(pair[0].strip(), pair[1], attributes);
    }

    public boolean httpOnly() {
        return attributes.containsKey("httponly");
    }

    boolean gone() {
        return "0".equals(attributes.get("max-age")) || value.isEmpty();
    }
}
