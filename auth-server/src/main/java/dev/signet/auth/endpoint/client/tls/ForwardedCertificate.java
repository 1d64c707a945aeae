package dev.signet.auth.endpoint.client.tls;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate from a header, in the forms in which proxies write it. */
final class ForwardedCertificate {

    private static final int LONGEST = 16_000;

    /** A byte sequence (RFC 9440 §2.1, RFC 8941 §3.3.5). */
    private static final Pattern SEQUENCE = Pattern.compile(":([A-Za-z0-9+/=]+):");

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----\\s*");

    private ForwardedCertificate() {}

    /** Empty for whatever is no certificate. */
    static Optional<X509Certificate> read(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher sequence = SEQUENCE.matcher(header);
        try {
            Matcher pem = PEM.matcher(sequence.matches() ? "" : unescaped(header));
            if (sequence.matches()) {
                return Optional.of(parse(Base64.getDecoder().decode(sequence.group(1))));
            }
            return pem.matches() ? Optional.of(parse(Base64.getMimeDecoder().decode(pem.group(1)))) : Optional.empty();
        } catch (CertificateException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static X509Certificate parse(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** Percent-encoding alone: a plus sign belongs to base64. */
    private static String unescaped(String header) {
        return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
