package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The flow inspector in a real browser: it grows, opens, hides, is for everybody, light to load, and nothing on the page jumps for it. */
class InspectorTests extends Staged {

    InspectorTests() {
        super(Database.H2);
    }

    @ParameterizedTest
    @EnumSource(Chromium.View.class)
    void conversationIsForEverybody(Chromium.View view) {
        try (Visitor bob = chromium.visitor(view)) {
            PageCosts costs = PageCosts.of(bob);
            bob.open(installation.harbor().address());
            look(bob, "inspector-stranger");
            bob.press("sign-in").signIn("bob", "builder");
            look(bob, "inspector-signed-in");
            costs.check();
            bob.page().locator("[data-kind=code_exchange] > details > summary").click();
            assertThat(bob.page().locator("[data-kind=code_exchange]").innerText())
                    .contains("code_verifier", "RFC 7636 §4.5", "Basic harbor:")
                    .doesNotContain("harbor-secret");
            look(bob, "inspector-arrow-open");
            bob.open(installation.harbor().address() + "/inspector");
            bob.page().locator("[data-kind=authorization] > details > summary").click();
            look(bob, "inspector-whole");
            costs.check();
            bob.page().locator("[data-kind=code_exchange] > details > summary").click();
            bob.page()
                    .locator("[data-kind=code_exchange] [data-testid=uncover]")
                    .click();
            assertThat(bob.see("uncovered").innerText()).contains("eyJ").doesNotContain("harbor-secret");
            look(bob, "inspector-uncovered");
        }
    }

    @Test
    void everythingThatSignetSaysIsExplained() {
        try (Visitor alice = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            alice.open(installation.harbor().address());
            alice.press("sign-in").signIn("alice", "wonderland");
            alice.press("call-orders").press("refresh-now").press("place-order");

            alice.open(installation.harbor().address() + "/inspector");

            Object unexplained = alice.page().evaluate("""
                            () => [...document.querySelectorAll('.rows > div')]
                              .filter(row => !row.querySelector(':scope > dd > small:not(.print)') && !row.closest('.claims'))
                              .map(row => row.querySelector('dt').textContent.trim())""");
            assertThat((List<?>) unexplained).isEmpty();
        }
    }

    @Test
    void conversationGrowsBeforeOnesEyesAndAlsoWithTheKeyboardAlone() {
        try (Visitor bob = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            bob.open(installation.harbor().address());
            bob.press("sign-in").signIn("bob", "builder");
            int before = bob.page().getByTestId("arrow").count();

            var tab = bob.page().context().newPage();
            tab.navigate(installation.harbor().address() + "/orders");
            tab.close();

            bob.page().waitForFunction("before => document.querySelectorAll('.arrow').length > before", before);
            bob.page().locator(".arrow:last-child > details > summary").focus();
            bob.page().keyboard().press("Enter");
            assertThat(bob.page().locator(".arrow:last-child > details").getAttribute("open"))
                    .isNotNull();
            bob.press("inspector-hide");
            assertThat(bob.sees("arrows")).isFalse();
            bob.press("inspector-show");
            assertThat(bob.sees("arrows")).isTrue();
        }
    }
}
