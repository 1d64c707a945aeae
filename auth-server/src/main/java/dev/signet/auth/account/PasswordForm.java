package dev.signet.auth.account;

import dev.signet.auth.login.attempt.Confirmation;
import dev.signet.auth.user.ChosenPassword;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page for another password sends. Anything may be missing: it comes from a browser. */
record PasswordForm(
        @Nullable String current,
        @Nullable String password,
        @Nullable String repeated) {

    /** What is wrong with the new one, by field: keys of messages. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (password == null || !ChosenPassword.acceptable(password)) {
            errors.put("password", "account.error.password");
        } else if (password.equals(current)) {
            errors.put("password", "account.error.same");
        } else if (!password.equals(repeated)) {
            errors.put("repeated", "account.error.repeated");
        }
        return errors;
    }

    /** What is wrong with the proof: nothing if it was given. */
    static Map<String, String> errors(Confirmation.Outcome outcome, String field) {
        return switch (outcome) {
            case CONFIRMED -> Map.of();
            case WRONG -> Map.of(field, "account.error.current");
            case THROTTLED -> Map.of(field, "account.error.throttled");
        };
    }

    @Override
    public String toString() {
        return "PasswordForm";
    }
}
