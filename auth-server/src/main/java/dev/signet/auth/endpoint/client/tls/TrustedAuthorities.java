package dev.signet.auth.endpoint.client.tls;

import dev.signet.auth.BadConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The authorities that may issue certificates to clients. An authority that stands between may be named as well, and is trusted then. */
@Component
class TrustedAuthorities {

    /** {@code id-kp-clientAuth} (RFC 5280 §4.2.1.12). */
    private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";

    private final Set<TrustAnchor> anchors;
    private final Clock clock;

    TrustedAuthorities(MtlsProperties properties, Clock clock) {
        this.anchors = properties.enabled() ? read(properties.trustedAuthorities()) : Set.of();
        this.clock = clock;
    }

    /** Whether any authority is named. */
    boolean present() {
        return !anchors.isEmpty();
    }

    /** Whether one of them issued the first certificate, for clients, and it is valid now (RFC 5280 §6). */
    boolean issued(List<X509Certificate> chain) {
        if (anchors.isEmpty() || chain.isEmpty()) {
            return false;
        }
        try {
            List<String> purposes = chain.get(0).getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(FOR_CLIENTS)) {
                return false;
            }
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setDate(Date.from(clock.instant()));
            // Whoever wants to take a certificate back disables the client; lists of authorities are not fetched.
            parameters.setRevocationEnabled(false);
            CertPath path = path(chain);
            if (path.getCertificates().isEmpty()) {
                return false; // an authority is no client
            }
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    /** Without the authority at the end of it: what ends a path is what is trusted, not what was sent. */
    private CertPath path(List<X509Certificate> chain) throws CertificateException {
        Set<X509Certificate> trusted =
                anchors.stream().map(TrustAnchor::getTrustedCert).collect(Collectors.toSet());
        return CertificateFactory.getInstance("X.509")
                .generateCertPath(chain.stream()
                        .takeWhile(each -> !trusted.contains(each))
                        .toList());
    }

    private static Set<TrustAnchor> read(@Nullable Path file) {
        if (file == null) {
            return Set.of();
        }
        try (InputStream pem = Files.newInputStream(file)) {
            Set<TrustAnchor> found = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(each -> new TrustAnchor((X509Certificate) each, null))
                    .collect(Collectors.toUnmodifiableSet());
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException unreadable) {
            throw bad();
        }
        throw bad();
    }

    private static BadConfiguration bad() {
        return new BadConfiguration(
                "signet.mtls.trusted-authorities",
                "is no file with certificates",
                "Name a file of PEM that this server may read.");
    }
}
