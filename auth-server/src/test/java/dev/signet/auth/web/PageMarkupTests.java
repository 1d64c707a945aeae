package dev.signet.auth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the markup of every page: nothing inline, nothing from elsewhere, and readable without eyes. */
@PagesTest
class PageMarkupTests {

    private static final String HOSTILE =
            "%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E%3Cimg%20src=x%20onerror=alert(1)%3E";

    private final Visitor visitor;

    PageMarkupTests(Visitor visitor) {
        this.visitor = visitor;
    }

    static Stream<String> everyPage() {
        return Sample.all().stream().map(Sample::name);
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void nothingIsInlineThatThePolicyWouldForbid(String name) {
        Document page = page(name);

        assertThat(page.select("style, [style], script:not([src]), base, iframe:not([sandbox]), object, embed"))
                .isEmpty();
        assertThat(page.getAllElements())
                .flatExtracting(element -> element.attributes().asList())
                .extracting(Attribute::getKey)
                .noneMatch(key -> key.startsWith("on"));
        assertThat(page.select("script").eachText()).allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void everythingComesFromAndGoesToThisServer(String name) {
        Document page = page(name);

        assertThat(page.select("[src]:not(iframe)").eachAttr("src")).allMatch(PageMarkupTests::local);
        assertThat(page.select("[href]:not(a[rel=noopener noreferrer nofollow][target=_blank])")
                        .eachAttr("href"))
                .as("but the links to what strangers say of themselves")
                .allMatch(PageMarkupTests::local);
        assertThat(page.select("form[action]:not(#form-post)").eachAttr("action"))
                .as("but the form that is there to leave")
                .allMatch(PageMarkupTests::local);
        assertThat(page.select("[srcset], [poster], [formaction], [ping]")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void whatStrangersWroteStaysText(String name) {
        Document plain = page(name);

        Visitor.Seen seen = visitor.open("/samples/" + name + "?tail=" + HOSTILE);
        Document hostile = seen.page();

        assertThat(seen.status()).isEqualTo(200);
        assertThat(hostile.select("img:not([src^=/assets/img/])")).isEmpty();
        assertThat(hostile.select("script")).hasSameSizeAs(plain.select("script"));
        assertThat(hostile.select("[onerror]")).isEmpty();
        assertThat(names(hostile)).isEqualTo(names(plain));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void aScreenReaderFindsItsWay(String name) {
        Document page = page(name);

        assertThat(page.title()).endsWith(" · Signet").hasSizeGreaterThan(" · Signet".length());
        for (String landmark : List.of("header", "main", "footer", "h1")) {
            assertThat(page.select(landmark)).as(landmark).hasSize(1);
        }
        assertThat(page.select("img:not([alt])")).isEmpty();
        assertThat(page.select("[tabindex]")).isEmpty();
        assertThat(page.select("input:not([type=hidden]), select"))
                .allSatisfy(field -> assertThat(page.select("label[for=" + field.id() + "]"))
                        .as("the label of %s", field)
                        .hasSize(1));
        assertThat(page.select("button, a"))
                .allSatisfy(link ->
                        assertThat(link.text() + link.attr("aria-label")).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void idsAreUniqueAndReferencesLeadSomewhere(String name) {
        Document page = page(name);

        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("[aria-describedby]").eachAttr("aria-describedby"))
                .flatMap(described -> List.of(described.split(" ")))
                .isSubsetOf(ids);
        assertThat(page.select("a[href^=#]").eachAttr("href"))
                .allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void thePageFollowsThePreferenceCookies(String name) {
        Document page = visitor.open("/samples/" + name, "Cookie", "signet_theme=dark; signet_lang=de")
                .page();

        Element root = page.select("html").first();
        assertThat(root).isNotNull();
        assertThat(root.attr("lang")).isEqualTo("de");
        assertThat(root.attr("data-theme")).isEqualTo("dark");
        assertThat(page.select("#theme option[selected]").eachAttr("value")).containsExactly("dark");
        assertThat(page.select("#language option[selected]").eachAttr("value")).containsExactly("de");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT,de;q=0.9,en;q=0.5 | de",
                "fr,de;q=0.4             | de",
                "en-GB                   | en",
                "fr                      | en",
                "de;q=0,en;q=0.1         | en",
                "*                       | en",
                ";;;=                    | en",
            })
    void withoutACookieTheBrowserChoosesTheLanguage(String accepted, String language) {
        Visitor.Seen seen = visitor.open("/samples/login", "Accept-Language", accepted);

        assertThat(seen.page().select("html").attr("lang")).isEqualTo(language);
        assertThat(seen.page().select("html").attr("data-theme")).isEqualTo("auto");
    }

    @Test
    void aCookieThatNobodyHereWroteIsIgnored() {
        Document page = visitor.open("/samples/login", "Cookie", "signet_theme=%22%3E; signet_lang=../../etc")
                .page();

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("html").attr("data-theme")).isEqualTo("auto");
    }

    /** What browser tests and screenshots take hold of. */
    @ParameterizedTest
    @CsvSource({
        "login, username password log-in theme language",
        "login-credentials, login-failure",
        "login-throttled, login-failure",
        "login-expired, login-failure",
        "consent, consent-scopes consent-allow consent-deny",
        "consent-registered, stranger stranger-name stranger-tos_uri",
        "consent-document, stranger stranger-address stranger-name",
        "signed-out, signed-out",
        "oauth-error-invalid_request, oauth-error",
        "form-post, form-post go-on",
        "setup, setup-submit",
        "activate, user-code user-code-submit choose-account",
        "activate-unknown, code-problem",
        "activate-confirm, user-code activate-scopes activate-allow activate-deny",
        "activate-done-ALLOWED, activate-done",
    })
    void testsFindTheirHandles(String name, String handles) {
        Document page = page(name);

        assertThat(page.select("[data-testid]").eachAttr("data-testid")).contains(handles.split(" "));
    }

    private Document page(String name) {
        Visitor.Seen seen = visitor.open("/samples/" + name);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        return seen.page();
    }

    private static List<String> names(Document page) {
        return page.getAllElements().stream().map(Element::tagName).toList();
    }

    private static boolean local(String address) {
        return address.startsWith("#") || address.startsWith("/") && !address.startsWith("//");
    }
}
