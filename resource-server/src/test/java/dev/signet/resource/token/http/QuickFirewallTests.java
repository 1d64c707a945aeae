package dev.signet.resource.token.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class QuickFirewallTests {

    @Test
    void judgesEveryLetterAsTheFrameworkDoes() {
        Predicate<String> quick = QuickFirewall.printableOr(StrictHttpFirewall.ALLOWED_HEADER_VALUES);

        assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE))
                .allSatisfy(letter -> assertThat(quick.test("a" + (char) letter.intValue()))
                        .as("letter %x", letter)
                        .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test("a" + (char) letter.intValue())));
    }

    @Test
    void oneBadLetterSpoilsTheRest() {
        Predicate<String> quick = QuickFirewall.printableOr(StrictHttpFirewall.ALLOWED_HEADER_NAMES);

        assertThat(quick.test("Accept")).isTrue();
        assertThat(quick.test("Acc\u0000ept")).isFalse();
        assertThat(quick.test("Accept\n")).isFalse();
    }
}
