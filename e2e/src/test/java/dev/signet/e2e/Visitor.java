package dev.signet.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A person at a browser: goes somewhere, reads, types and presses. */
final class Visitor implements AutoCloseable {

    private final Page page;
    private final Chromium.View view;
    private final List<String> troubles = new ArrayList<>();

    Visitor(Page page, Chromium.View view) {
        this.page = page;
        this.view = view;
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            boolean ofAPage = !message.text().startsWith("Failed to load resource");
            if ("error".equals(message.type()) && ofAPage) {
                troubles.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    Chromium.View view() {
        return view;
    }

    /** Script errors, and what the content security policy refused. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    int open(String address) {
        Response response = page.navigate(address);
        return response.status();
    }

    Locator see(String testId) {
        return page.getByTestId(testId).first();
    }

    boolean sees(String testId) {
        return page.getByTestId(testId).count() > 0;
    }

    String read(String testId) {
        return see(testId).innerText().strip();
    }

    /** Presses what leads to another page, and waits until that is there. */
    Visitor press(String testId) {
        page.evaluate("() => { window.before = true; }");
        see(testId).click();
        page.waitForFunction("() => !window.before && document.readyState === 'complete'");
        return this;
    }

    Visitor type(String testId, String text) {
        see(testId).fill(text);
        return this;
    }

    /** Fills in the server's login page. */
    Visitor signIn(String username, String password) {
        return type("username", username).type("password", password).press("log-in");
    }

    /** Keeps a picture of the whole page under {@code target/screenshots}. */
    Visitor picture(String name) {
        String file = name + "-" + view.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
        Path path = Folders.make("screenshots").resolve(file);
        page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
