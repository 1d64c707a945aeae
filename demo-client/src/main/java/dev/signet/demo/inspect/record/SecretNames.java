package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Field;
import dev.signet.demo.inspect.Field.Place;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what opens a door from what may be seen: by its name, and anything at all that looks like a signed or sealed token. */
final class SecretNames {

    /** Chosen by people, or shared for years: not even their fingerprints are kept. */
    private static final Set<String> CHOSEN = Set.of("password", "client_secret", "passwd", "pin");

    private static final Set<String> NAMES = Set.of(
            "access_token",
            "refresh_token",
            "id_token",
            "id_token_hint",
            "logout_token",
            "token",
            "code",
            "code_verifier",
            "device_code",
            "user_code",
            "assertion",
            "client_assertion",
            "subject_token",
            "actor_token",
            "registration_access_token",
            "request",
            "response",
            "dpop",
            "_csrf");

    /** Two parts of base64url and a third of any length: a JWS, or the beginning of a JWE. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_.-]*");

    private SecretNames() {}

    /** The field, sealed where it must be. */
    static Field field(Place place, String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (CHOSEN.contains(plain)) {
            return Field.keptBack(place, name, "");
        }
        return NAMES.contains(plain) || TOKEN.matcher(value).find()
                ? Field.secret(place, name, value)
                : Field.open(place, name, value);
    }

    /** A text without the tokens in it. */
    static String clean(String text) {
        return TOKEN.matcher(text).replaceAll("•••");
    }
}
