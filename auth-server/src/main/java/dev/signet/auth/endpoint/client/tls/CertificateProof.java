package dev.signet.auth.endpoint.client.tls;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.credential.Proof;
import dev.signet.auth.client.key.CertificateName;
import dev.signet.auth.client.key.ClientKeys;
import dev.signet.auth.secret.Digest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * What a certificate proves of whose it is (RFC 8705 §2): of {@code tls_client_auth} an authority says the client's name; of
 * {@code self_signed_tls_client_auth} it is one that the client registered, in {@code x5c} or {@code x5t#S256} of its keys.
 */
@Component
public class CertificateProof {

    private final ClientKeys keys;
    private final TrustedAuthorities authorities;
    private final Clock clock;

    CertificateProof(ClientKeys keys, TrustedAuthorities authorities, Clock clock) {
        this.keys = keys;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** Undecided while the client's keys cannot be fetched. */
    public Proof prove(Client client, ClientAuthenticationMethod method, PresentedCertificates presented) {
        if (ClientAuthenticationMethod.TLS_CLIENT_AUTH.equals(method)) {
            CertificateName name = client.proofs().certificateName();
            return name != null && bears(presented.own(), name) && authorities.issued(presented.chain())
                    ? Proof.RIGHT
                    : Proof.WRONG;
        }
        if (!validNow(presented.own())) {
            return Proof.WRONG;
        }
        Optional<List<JWK>> registered = keys.find(client.proofs().keys(), null);
        return registered
                .map(all -> all.stream().anyMatch(key -> isOf(key, presented.thumbprint())) ? Proof.RIGHT : Proof.WRONG)
                .orElse(Proof.UNDECIDED);
    }

    private static boolean isOf(JWK key, String thumbprint) {
        if (key.getX509CertSHA256Thumbprint() != null) {
            return Digest.equal(key.getX509CertSHA256Thumbprint().toString(), thumbprint);
        }
        return key.getX509CertChain() != null
                && !key.getX509CertChain().isEmpty()
                && Digest.equal(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Digest.sha256(
                                        key.getX509CertChain().get(0).decode())),
                        thumbprint);
    }

    private boolean validNow(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException expired) {
            return false;
        }
    }

    private static boolean bears(X509Certificate certificate, CertificateName name) {
        return switch (name.kind()) {
            case SUBJECT_DN -> new X500Principal(name.value()).equals(certificate.getSubjectX500Principal());
            case SAN_EMAIL -> alternatives(certificate, 1).contains(name.value());
            case SAN_DNS -> alternatives(certificate, 2).stream().anyMatch(each -> each.equalsIgnoreCase(name.value()));
            case SAN_URI -> alternatives(certificate, 6).contains(name.value());
            case SAN_IP -> alternatives(certificate, 7).stream().anyMatch(each -> sameAddress(each, name.value()));
        };
    }

    /** The alternative names of one kind (RFC 5280 §4.2.1.6). */
    private static List<String> alternatives(X509Certificate certificate, int kind) {
        try {
            @Nullable Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(each -> Integer.valueOf(kind).equals(each.get(0)))
                            .map(each -> String.valueOf(each.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    /** Both are numbers; a version 6 address has several ways to be written. */
    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException malformed) {
            return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
        }
    }
}
