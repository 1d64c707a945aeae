package dev.signet.auth.client.key;

import java.util.Locale;

/**
 * What a client's certificates are told by (RFC 8705 §2.1.2).
 *
 * @param value a distinguished name in the form of RFC 4514, or an alternative name as it stands in the certificate
 */
public record CertificateName(Kind kind, String value) {

    /** Where in the certificate it stands. */
    public enum Kind {
        SUBJECT_DN,
        SAN_DNS,
        SAN_URI,
        SAN_IP,
        SAN_EMAIL;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
