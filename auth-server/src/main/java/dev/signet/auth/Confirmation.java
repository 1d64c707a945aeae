package dev.signet.auth;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which key whoever uses a token must prove to have: the {@code cnf} of the token (RFC 7800 §3.1). Whoever has the token alone can
 * do nothing with it.
 *
 * @param thumbprint a SHA-256 in base64url
 */
public record Confirmation(Method method, String thumbprint) {

    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String SEPARATOR = ":";

    /** How the key is proved to be there. */
    public enum Method {
        /** By a DPoP proof, of which this is the key's thumbprint (RFC 9449 §6.1). */
        DPOP("jkt"),
        /** By TLS with the certificate of this thumbprint (RFC 8705 §3.1). */
        CERTIFICATE("x5t#S256");

        private final String member;

        Method(String member) {
            this.member = member;
        }
    }

    public Confirmation {
        if (!wellFormed(thumbprint)) {
            throw new IllegalArgumentException("no thumbprint");
        }
    }

    /** Whether it can be the SHA-256 of a key. */
    public static boolean wellFormed(String thumbprint) {
        return THUMBPRINT.matcher(thumbprint).matches();
    }

    /** By DPoP proofs with the key of that thumbprint. */
    public static Confirmation ofProofKey(String thumbprint) {
        return new Confirmation(Method.DPOP, thumbprint);
    }

    /** By TLS with the certificate of that thumbprint. */
    public static Confirmation ofCertificate(String thumbprint) {
        return new Confirmation(Method.CERTIFICATE, thumbprint);
    }

    /** As it stands in a token. */
    public Map<String, Object> claim() {
        return Map.of(method.member, thumbprint);
    }

    /** What {@link #claim} made; empty for anything else, which must not pass for no confirmation at all. */
    public static Optional<Confirmation> read(Object claim) {
        return claim instanceof Map<?, ?> members && members.size() == 1
                ? members.entrySet().stream()
                        .findFirst()
                        .flatMap(only -> of(String.valueOf(only.getKey()), String.valueOf(only.getValue())))
                : Optional.empty();
    }

    /** As it stands in a row. */
    public String stored() {
        return method.member + SEPARATOR + thumbprint;
    }

    /** @throws IllegalArgumentException for what {@link #stored} did not make */
    public static @Nullable Confirmation ofStored(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        int at = stored.lastIndexOf(SEPARATOR);
        return of(stored.substring(0, Math.max(at, 0)), stored.substring(at + 1))
                .orElseThrow(() -> new IllegalArgumentException("no confirmation was stored"));
    }

    private static Optional<Confirmation> of(String member, String thumbprint) {
        return Arrays.stream(Method.values())
                .filter(method -> method.member.equals(member))
                .findAny()
                .filter(method -> wellFormed(thumbprint))
                .map(method -> new Confirmation(method, thumbprint));
    }
}
