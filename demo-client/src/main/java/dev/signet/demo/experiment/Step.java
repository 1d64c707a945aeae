package dev.signet.demo.experiment;

/**
 * One thing that was tried, and what really came back.
 *
 * @param key the message that says what was tried
 * @param call the request line
 * @param status the HTTP status; 0 when no answer came
 * @param detail the error, or another fact that is worth seeing; may be empty
 * @param millis how long it took
 */
public record Step(String key, String call, int status, String detail, long millis) {

    /** Whether it was let through. */
    public boolean accepted() {
        return status >= 200 && status < 300;
    }
}
