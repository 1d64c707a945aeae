package dev.signet.demo.cli.login;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Opens an address in the browser of the person at this machine, where there is one. */
public final class Browser {

    private final Map<String, String> environment;

    public Browser(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether a browser was asked to; it may yet fail to. Never waits. */
    boolean open(URI address) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        boolean screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        if (!mac && !screen) {
            return false;
        }
        try {
            // Its own words, if it has any, are not for this terminal.
            new ProcessBuilder(mac ? "open" : "xdg-open", address.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException none) {
            return false;
        }
    }
}
