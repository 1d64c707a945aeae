package dev.signet.auth.client.key;

import dev.signet.auth.client.key.CertificateName.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a client's certificates are told by, by the names of its metadata (RFC 8705 §2.1.2, §3.4).
 *
 * @param tlsClientAuthSubjectDn the distinguished name of the subject, as RFC 4514 writes it; or one of the others
 * @param tlsClientAuthSanDns a host name among the alternative names
 * @param tlsClientAuthSanUri a URI there
 * @param tlsClientAuthSanIp an address there
 * @param tlsClientAuthSanEmail an address of mail there
 * @param tlsClientCertificateBoundAccessTokens whether access tokens are bound to its certificate
 */
public record CertificateSettings(
        @Nullable String tlsClientAuthSubjectDn,
        @Nullable String tlsClientAuthSanDns,
        @Nullable String tlsClientAuthSanUri,
        @Nullable String tlsClientAuthSanIp,
        @Nullable String tlsClientAuthSanEmail,
        @DefaultValue("false") boolean tlsClientCertificateBoundAccessTokens) {

    static final CertificateSettings NONE = new CertificateSettings(null, null, null, null, null, false);

    /** Those that are set: one at most in what is good (RFC 8705 §2.1.2). */
    List<CertificateName> names() {
        return Stream.of(
                        name(Kind.SUBJECT_DN, tlsClientAuthSubjectDn),
                        name(Kind.SAN_DNS, tlsClientAuthSanDns),
                        name(Kind.SAN_URI, tlsClientAuthSanUri),
                        name(Kind.SAN_IP, tlsClientAuthSanIp),
                        name(Kind.SAN_EMAIL, tlsClientAuthSanEmail))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<CertificateName> name(Kind kind, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> new CertificateName(kind, text));
    }
}
