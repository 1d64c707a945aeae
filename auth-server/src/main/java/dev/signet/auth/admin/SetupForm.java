package dev.signet.auth.admin;

import dev.signet.auth.user.NewUser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the set-up page sends. Anything may be missing: it comes from a browser. */
record SetupForm(
        @Nullable String username,
        @Nullable String name,
        @Nullable String email,
        @Nullable String password,
        @Nullable String repeated) {

    static final SetupForm EMPTY = new SetupForm(null, null, null, null, null);

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,100}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,180}");
    private static final int LONGEST_NAME = 200;

    /** What is wrong, by field: keys of messages. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (username == null || !USERNAME.matcher(username.strip()).matches()) {
            errors.put("username", "setup.error.username");
        }
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            errors.put("name", "setup.error.name");
        }
        if (email != null && !email.isBlank() && !EMAIL.matcher(email.strip()).matches()) {
            errors.put("email", "setup.error.email");
        }
        if (password == null
                || password.length() < NewUser.SHORTEST_PASSWORD
                || password.length() > NewUser.LONGEST_PASSWORD) {
            errors.put("password", "setup.error.password");
        } else if (!password.equals(repeated)) {
            errors.put("repeated", "setup.error.repeated");
        }
        return errors;
    }

    /** The form as it is shown again: without what must be typed anew. */
    SetupForm shownAgain() {
        return new SetupForm(username, name, email, null, null);
    }

    NewUser administrator() {
        return new NewUser(
                String.valueOf(username),
                String.valueOf(name).strip(),
                null,
                null,
                email == null || email.isBlank() ? null : email.strip(),
                true,
                String.valueOf(password));
    }

    @Override
    public String toString() {
        return "SetupForm[" + username + "]";
    }
}
