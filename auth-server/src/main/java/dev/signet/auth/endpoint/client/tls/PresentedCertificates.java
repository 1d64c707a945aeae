package dev.signet.auth.endpoint.client.tls;

import dev.signet.auth.secret.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * What a client has proved with TLS to have the key of.
 *
 * @param chain its certificate, then those that lead to an authority
 */
public record PresentedCertificates(List<X509Certificate> chain) {

    public PresentedCertificates {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate");
        }
        chain = List.copyOf(chain);
    }

    X509Certificate own() {
        return chain.get(0);
    }

    /** {@code x5t#S256} of the client's own (RFC 8705 §3.1): the SHA-256 of its DER, in base64url. */
    String thumbprint() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.sha256(own().getEncoded()));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }
}
