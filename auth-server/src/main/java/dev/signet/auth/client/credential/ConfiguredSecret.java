package dev.signet.auth.client.credential;

import static dev.signet.auth.BadConfiguration.require;

import dev.signet.auth.BadConfiguration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A client secret as it stands in the configuration: the secret itself, {@code {noop}} before it or not; or, so that no file need
 * hold it, what is kept of it. Prints nothing of itself.
 *
 * @param text as it was written
 */
public record ConfiguredSecret(String text) {

    private static final String CLEAR = "{noop}";
    private static final String HASHED = "{argon2id}";
    private static final String ARGON2ID = "$argon2id$";
    private static final Pattern ARGON2ID_HASH = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=\\d{1,7},t=\\d{1,3},p=\\d{1,2}\\$[A-Za-z0-9+/]{11,64}\\$[A-Za-z0-9+/]{22,86}");

    /** @throws BadConfiguration for {@code property}, if no client could ever prove itself with it */
    public void check(String property) {
        if (text.startsWith(SecretForm.SHA256)) {
            require(
                    SecretForm.isSha256(text),
                    property,
                    "is not the SHA-256 of a generated secret",
                    "Copy the whole of what client-secret printed, or write the secret itself.");
        } else if (text.startsWith(HASHED) || text.startsWith(ARGON2ID)) {
            require(
                    ARGON2ID_HASH.matcher(unprefixed(HASHED)).matches(),
                    property,
                    "is not an Argon2id hash",
                    "Write a whole one, in the form $argon2id$v=19$m=…,t=…,p=…$salt$hash, or the secret itself.");
        } else {
            require(
                    !text.startsWith("{") || text.startsWith(CLEAR),
                    property,
                    "has a prefix that is not known here",
                    "Write the secret itself, or what is kept of it after " + SecretForm.SHA256 + " or " + HASHED
                            + ".");
            checkClear(property);
        }
    }

    private void checkClear(String property) {
        require(
                !GeneratedSecret.damaged(clear()),
                property,
                "was mistyped or cut off: its checksum does not fit",
                "Copy the whole of what client-secret printed.");
        require(
                SecretForm.possible(clear()),
                property,
                "is not 1 to 256 printable ASCII characters",
                "Make one with: java -jar auth-server.jar client-secret.");
    }

    /** What is kept of the secret, if that is what was configured. */
    public Optional<String> kept() {
        if (text.startsWith(SecretForm.SHA256)) {
            return Optional.of(text);
        }
        return text.startsWith(HASHED) || text.startsWith(ARGON2ID)
                ? Optional.of(unprefixed(HASHED))
                : Optional.empty();
    }

    /** The secret itself, if that is what was configured. */
    public String clear() {
        return unprefixed(CLEAR);
    }

    private String unprefixed(String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    @Override
    public String toString() {
        return "ConfiguredSecret[hidden]";
    }
}
