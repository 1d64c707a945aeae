package dev.signet.auth.web;

import dev.signet.auth.account.view.AppView;
import dev.signet.auth.account.view.History;
import dev.signet.auth.account.view.HistoryLine;
import dev.signet.auth.account.view.SessionView;
import dev.signet.auth.session.device.DeviceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pages of an account in each of their states. */
final class AccountSamples {

    private static final Moment AT = Moment.of(Instant.parse("2026-11-21T14:35:00Z"), Locale.ENGLISH);
    private static final List<DeviceName> DEVICES = List.of(
            new DeviceName("Firefox", "Linux"),
            new DeviceName("Mobile Safari", "iOS"),
            new DeviceName("Chrome", null),
            new DeviceName(null, null));
    private static final List<String> REASONS = List.of(
            "signed_out",
            "signed_out_everywhere",
            "ended_by_user",
            "ended_by_administrator",
            "password_changed",
            "session_limit",
            "session_expired",
            "another_user_signed_in",
            "account_deleted",
            "user_disabled",
            "a_reason_of_tomorrow");

    private AccountSamples() {}

    /** What a page shows of the person. */
    public record Person(
            String name, String username, @Nullable String email, boolean emailVerified) {}

    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        for (String done : List.of("session_ended", "others_ended", "access_taken_away", "password_changed")) {
            all.add(page("account-" + done, "account/overview", "overview", text -> overview(text, done)));
        }
        all.add(page("account", "account/overview", "overview", text -> overview(text, null)));
        all.add(page("account-alone", "account/overview", "overview", text -> {
            Map<String, @Nullable Object> model = overview(text, null);
            model.put("sessions", List.of(session(DEVICES.get(0), true, text)));
            model.put("person", new Person(text.apply("Bob"), text.apply("bob"), null, false));
            return model;
        }));
        all.add(page(
                "account-end-session",
                "account/end-session",
                "overview",
                text -> with("ending", sessions(text).get(1))));
        all.add(page(
                "account-end-others",
                "account/end-others",
                "overview",
                text -> with("others", sessions(text).subList(1, 4))));
        all.add(page("account-apps", "account/apps", "apps", text -> with("apps", apps(text))));
        all.add(page("account-no-apps", "account/apps", "apps", text -> with("apps", List.of())));
        all.add(page(
                "account-take-away",
                "account/take-away",
                "apps",
                text -> with("app", apps(text).get(0))));
        all.add(page("account-history", "account/history", "history", text -> history(lines(text), "next", false)));
        all.add(page("account-no-history", "account/history", "history", text -> history(List.of(), null, true)));
        all.addAll(forms());
        all.add(new Sample("account-deleted", "account/deleted", text -> with("keepable", true)));
        all.add(new Sample("account-keep", "account/keep", text -> {
            Map<String, @Nullable Object> model = with("username", text.apply("alice"));
            model.put("eraseAt", AT);
            return model;
        }));
        all.add(new Sample("account-kept", "account/kept", text -> Map.of()));
        return all;
    }

    private static List<Sample> forms() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("current", "account.error.current");
        wrong.put("password", "account.error.password");
        wrong.put("repeated", "account.error.repeated");
        return List.of(
                form("account-password", "account/password", Map.of()),
                form("account-password-wrong", "account/password", wrong),
                form("account-password-same", "account/password", Map.of("password", "account.error.same")),
                form("account-export", "account/export", Map.of()),
                form("account-export-wrong", "account/export", Map.of("password", "account.error.throttled")),
                form("account-delete", "account/delete", Map.of()),
                form("account-delete-wrong", "account/delete", Map.of("username", "account.error.username")),
                page("account-delete-at-once", "account/delete", "data", text -> deletion(Map.of(), false, null)),
                page("account-delete-last", "account/delete", "data", text -> deletion(Map.of(), true, AT)),
                page("account-data", "account/data", "data", text -> with("selfDeletion", true)),
                page("account-data-kept", "account/data", "data", text -> with("selfDeletion", false)));
    }

    private static Sample form(String name, String template, Map<String, String> errors) {
        return page(name, template, "data", text -> deletion(errors, false, AT));
    }

    private static Sample page(
            String name,
            String template,
            String section,
            Function<UnaryOperator<String>, Map<String, @Nullable Object>> model) {
        return new Sample(name, template, text -> {
            Map<String, @Nullable Object> all = new LinkedHashMap<>(model.apply(text));
            all.put("section", section);
            all.put("signedInAs", text.apply("alice"));
            return all;
        });
    }

    private static Map<String, @Nullable Object> overview(UnaryOperator<String> text, @Nullable String done) {
        Map<String, @Nullable Object> model = with(
                "person",
                new Person(text.apply("Alice Liddell"), text.apply("alice"), text.apply("a@b.example"), done == null));
        model.put("createdAt", AT);
        model.put("sessions", sessions(text));
        model.put("done", done);
        return model;
    }

    private static List<SessionView> sessions(UnaryOperator<String> text) {
        return DEVICES.stream()
                .map(device -> session(device, device.equals(DEVICES.get(0)), text))
                .toList();
    }

    private static SessionView session(DeviceName device, boolean current, UnaryOperator<String> text) {
        List<String> apps = current ? List.of(text.apply("Orchard"), text.apply("Harbor")) : List.of();
        return new SessionView(
                "sid-of-" + device.hashCode(),
                device.browser() == null ? device : new DeviceName(text.apply(device.browser()), device.system()),
                current,
                AT,
                AT,
                device.system() == null ? null : "192.0.2.7",
                current,
                apps);
    }

    private static List<AppView> apps(UnaryOperator<String> text) {
        List<String> scopes = List.of("openid", "orders:read", text.apply("ships.crew"));
        return List.of(
                new AppView(text.apply("orchard"), text.apply("Orchard"), scopes, AT, AT, DEVICES.subList(0, 2), true),
                new AppView("harbor", text.apply("Harbor"), scopes, AT, null, List.of(), false));
    }

    private static List<HistoryLine> lines(UnaryOperator<String> text) {
        List<HistoryLine> lines = new ArrayList<>();
        History.TOLD.forEach(event -> lines.add(new HistoryLine(
                event.name().toLowerCase(Locale.ROOT), AT, text.apply("Orchard"), null, DEVICES.get(0), "192.0.2.7")));
        REASONS.forEach(reason -> lines.add(new HistoryLine("session_ended", AT, null, reason, null, null)));
        return lines;
    }

    private static Map<String, @Nullable Object> history(
            List<HistoryLine> lines, @Nullable String next, boolean first) {
        Map<String, @Nullable Object> model = with("lines", lines);
        model.put("next", next);
        model.put("first", first);
        return model;
    }

    private static Map<String, @Nullable Object> deletion(
            Map<String, String> errors, boolean lastAdministrator, @Nullable Moment eraseAt) {
        Map<String, @Nullable Object> model = with("errors", errors);
        model.put("lastAdministrator", lastAdministrator);
        model.put("eraseAt", eraseAt);
        return model;
    }

    private static Map<String, @Nullable Object> with(String name, Object value) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put(name, value);
        return model;
    }
}
