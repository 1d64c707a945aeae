package dev.signet.demo.inspect.page;

import java.util.List;

/**
 * The inspector on a page.
 *
 * @param open whether it is shown, or only the way to it
 * @param arrows the last ones, the oldest first
 * @param earlier how many there are before them
 * @param version changes when there is more to be seen
 */
record Panel(boolean open, List<Arrow> arrows, int earlier, long version) {

    /** Whether there is anything to uncover: only then does the page hold a form, and only then is there a session for it. */
    public boolean coverable() {
        return arrows.stream().anyMatch(Arrow::coverable);
    }
}
