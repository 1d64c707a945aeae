package dev.signet.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an application holds on to: the objects on its heap after a full collection, as {@code jcmd} counts them. */
final class LiveMemory {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final long MEGABYTE = 1024 * 1024;

    private LiveMemory() {}

    static long megabytes(Application application) {
        String jcmd = Path.of(Application.java()).resolveSibling("jcmd").toString();
        List<String> command = List.of(jcmd, String.valueOf(application.pid()), "GC.class_histogram");
        String histogram = Tool.run(command, Path.of("."), Map.of(), PATIENCE).successfully();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd says " + histogram);
        }
        return Long.parseLong(total.group(1)) / MEGABYTE;
    }
}
