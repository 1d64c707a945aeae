package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguagesTests {

    private final Languages languages = new Languages();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr",
                "xx",
                "fr-CH, it;q=0.9",
                "*",
                ";;;",
                "de;q=nonsense",
                "de;q=7",
                "de;q=0",
                "<script>",
                "../../etc/passwd",
                " "
            })
    void whateverIsNotSpokenHereIsAnsweredInEnglish(String header) {
        request.addHeader("Accept-Language", header);

        assertThat(languages.resolveLocale(request)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "DE", "de-DE", "german", "$de"})
    void cookieThatNamesNoLanguageDoesNotCount(String value) {
        request.setCookies(new Cookie(PreferenceCookies.LANGUAGE, value));
        request.addHeader("Accept-Language", "de");

        assertThat(languages.resolveLocale(request)).isEqualTo(Locale.GERMAN);
    }

    @Test
    void browserThatAsksForNothingIsAnsweredInEnglish() {
        assertThat(languages.resolveLocale(request)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void languageIsNotChangedPastTheCookie() {
        assertThatIllegalStateException().isThrownBy(() -> languages.setLocale(request, null, Locale.GERMAN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de                      | de
            de-AT                   | de
            DE-ch                   | de
            en-GB, de;q=0.8         | en
            fr, de;q=0.8, en;q=0.7  | de
            en;q=0.1, de;q=0.9      | de
            """)
    void firstLanguageThatBothSpeakIsTaken(String header, Locale expected) {
        request.addHeader("Accept-Language", header);

        assertThat(languages.resolveLocale(request)).isEqualTo(expected);
    }

    @Test
    void whatWasChosenHereComesFirst() {
        request.setCookies(new Cookie(PreferenceCookies.LANGUAGE, "en"));
        request.addHeader("Accept-Language", "de");

        assertThat(languages.resolveLocale(request)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de           | de
            de-CH        | de
            fr-CA de en  | de
            en de        | en
            """)
    void whatTheApplicationAsksForComesBeforeTheBrowser(String uiLocales, String expected) {
        request.addHeader("Accept-Language", "en".equals(expected) ? "de" : "en");
        request.addParameter("ui_locales", Languages.firstSpoken(uiLocales).orElseThrow());

        assertThat(languages.resolveLocale(request).getLanguage()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "xx", "*", "", " ", "<script>", "de_DE; x", "german"})
    void applicationThatAsksForNoneOfOursIsNotHeeded(String uiLocales) {
        assertThat(Languages.firstSpoken(uiLocales)).isEmpty();
    }

    @Test
    void whatWasChosenHereComesBeforeTheApplication() {
        request.setCookies(new Cookie(PreferenceCookies.LANGUAGE, "en"));
        request.addParameter("ui_locales", "de");

        assertThat(languages.resolveLocale(request)).isEqualTo(Locale.ENGLISH);
    }
}
