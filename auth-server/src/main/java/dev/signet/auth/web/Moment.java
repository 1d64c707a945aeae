package dev.signet.auth.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time as a page shows it: in UTC, because the server cannot know where the reader is. The browser puts its own time zone in the
 * place of it, where it runs our script.
 *
 * @param iso for machines
 * @param text for people
 */
public record Moment(String iso, String text) {

    private static final String ENGLISH = "d MMM uuuu, HH:mm 'UTC'";
    private static final String GERMAN = "d. MMM uuuu, HH:mm 'UTC'";

    public static Moment of(Instant instant, Locale language) {
        boolean german = Locale.GERMAN.getLanguage().equals(language.getLanguage());
        String text =
                DateTimeFormatter.ofPattern(german ? GERMAN : ENGLISH, language).format(instant.atZone(ZoneOffset.UTC));
        return new Moment(instant.truncatedTo(ChronoUnit.SECONDS).toString(), text);
    }
}
