package dev.signet.auth.endpoint.client.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Lets TLS take any certificate of a client: that a client has the key of its certificate is all that is proved there. Whose it is
 * {@link CertificateProof} decides, which a self-signed one can satisfy as well. Named to the server by its class; trusts no server.
 */
public final class AnyCertificate implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // Decided where it is known which client it should be.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no server is trusted by this, only clients are let in");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
