package dev.signet.auth.testing;

/**
 * A person at the page where codes of devices are entered (RFC 8628 §3.3).
 *
 * @param answer to what they did last
 */
public record Activation(Browser browser, Answer answer) {

    /** Opens the page and sends {@code typed}. */
    public static Activation enter(Browser browser, String typed) {
        Page.Form form = browser.get("/activate").page().pressing("user-code-submit");
        return new Activation(browser, browser.submit(form.with("user_code", typed)));
    }

    /** Whether the page shows what asks and waits for an answer. */
    public boolean asks() {
        return has("activate-allow");
    }

    /** Whether something on the page has this {@code data-testid}. */
    public boolean has(String testId) {
        return answer.page().has(testId);
    }

    public Activation allow() {
        return press(answer.page().pressing("activate-allow"));
    }

    public Activation deny() {
        return press(answer.page().pressing("activate-deny"));
    }

    public Activation press(Page.Form form) {
        return new Activation(browser, browser.submit(form));
    }

    /** What the last page says came of it: {@code ALLOWED}, {@code DENIED} or {@code LATE}. */
    public String end() {
        return answer.page().attribute("activate-done", "data-end");
    }
}
