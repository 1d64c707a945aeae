package dev.signet.demo.cli.outside;

import java.io.PrintStream;

/**
 * The terminal: results go to standard output, what happens meanwhile and what went wrong to standard error, so that a script can read
 * the first alone. What others wrote cannot move the cursor or change colours: control characters become spaces.
 */
public final class Screen {

    private final PrintStream out;
    private final PrintStream err;

    public Screen(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** A line of the result. */
    public void print(String line) {
        out.println(clean(line));
    }

    /** A line for the person who waits. */
    public void tell(String line) {
        err.println(clean(line));
    }

    static String clean(String text) {
        // Also the marks that turn the direction of writing, by which an address can be made to look like another one.
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    }
}
