package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.concurrent.atomic.AtomicLong;

/** What a page costs whoever opens it: what is transferred for it without any cache, and how far what one reads jumps about. */
final class PageCosts {

    /** A page with all that belongs to it. */
    private static final long MOST_BYTES = 150_000;

    private static final String WATCH = """
            window.jumped = 0;
            new PerformanceObserver(list => {
              for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.jumped += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });""";

    private final Visitor visitor;
    private final AtomicLong bytes = new AtomicLong();

    private PageCosts(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Watches every page that the visitor opens from now on. */
    static PageCosts of(Visitor visitor) {
        PageCosts costs = new PageCosts(visitor);
        visitor.page().addInitScript(WATCH);
        CDPSession devTools = visitor.page().context().newCDPSession(visitor.page());
        devTools.send("Network.enable");
        devTools.on(
                "Network.loadingFinished",
                finished ->
                        costs.bytes.addAndGet(finished.get("encodedDataLength").getAsLong()));
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        devTools.send("Network.setCacheDisabled", off);
        return costs;
    }

    /** Opens the page again that the visitor is at, and weighs it. */
    void check() {
        bytes.set(0);
        visitor.page().reload();
        visitor.page().waitForTimeout(2_500);
        String where = visitor.page().url() + " " + visitor.view();
        assertThat(bytes.get()).as(where + " in bytes").isPositive().isLessThanOrEqualTo(MOST_BYTES);
        Object jumped = visitor.page().evaluate("() => window.jumped");
        assertThat(((Number) jumped).doubleValue()).as(where + " jumps").isZero();
    }
}
