package dev.signet.auth.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pages where devices are connected. */
final class DeviceSamples {

    private DeviceSamples() {}

    /** What the page knows of the device that asks. */
    public record Asking(
            String name,
            String userCode,
            Device device,
            @Nullable String address) {}

    /** What a device is called. */
    public record Device(@Nullable String browser, @Nullable String system) {}

    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        all.add(ask("", null));
        all.add(ask("-unknown", "unknown"));
        all.add(ask("-throttled", "throttled"));
        all.add(new Sample(
                "activate-confirm",
                "endpoint/activate-confirm",
                text -> confirm(
                        text,
                        new Device(text.apply("Chrome"), text.apply("Linux")),
                        List.of(
                                new Sample.Asked("openid", false, true),
                                new Sample.Asked("email", true, false),
                                new Sample.Asked(text.apply("ships.crew"), false, false)))));
        all.add(new Sample(
                "activate-confirm-nothing",
                "endpoint/activate-confirm",
                text -> confirm(text, new Device(null, null), List.of())));
        for (String end : List.of("ALLOWED", "DENIED", "LATE")) {
            all.add(new Sample("activate-done-" + end, "endpoint/activate-done", text -> Sample.model("end", end)));
        }
        return all;
    }

    private static Sample ask(String name, @Nullable String problem) {
        return new Sample(
                "activate" + name,
                "endpoint/activate",
                text -> Sample.model(
                        "user",
                        text.apply("alice"),
                        "typed",
                        text.apply("WDJB-MJHT"),
                        "problem",
                        problem,
                        "waiting",
                        problem == null ? "f00d" : null));
    }

    private static Map<String, @Nullable Object> confirm(
            UnaryOperator<String> text, Device device, List<Sample.Asked> scopes) {
        return Sample.model(
                "asking",
                new Asking(text.apply("Orchard"), "WDJB-MJHT", device, text.apply("192.0.2.7")),
                "user",
                text.apply("alice"),
                "scopes",
                scopes);
    }
}
