package dev.signet.auth.token.encryption;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import dev.signet.auth.Encryption;
import dev.signet.auth.client.Client;
import dev.signet.auth.client.key.ClientKeys;
import dev.signet.auth.key.jose.JoseEncryption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Encrypts for a client what nobody else is to read, with a key that it has registered or published. Where several are fit it takes the first that is
 * meant for encryption, or else the first: a client puts its newest one in front (OpenID Connect Core §10.2.1).
 */
@Component
public class ClientEncryption {

    private final ClientKeys keys;

    ClientEncryption(ClientKeys keys) {
        this.keys = keys;
    }

    /** Whether there is a key now. May take as long as a request of {@code outbound} does, and less than that a moment later. */
    public boolean possible(Client client, Encryption how) {
        return key(client, how).isPresent();
    }

    /** {@code jwt}, which was signed before (RFC 7519 §5.2); empty if there is no key now. */
    public Optional<String> encryptJwt(Client client, Encryption how, String jwt) {
        return key(client, how).map(key -> JoseEncryption.ofJwt(key, how, jwt));
    }

    /** Claims as JSON, not signed; empty if there is no key now. */
    public Optional<String> encryptClaims(Client client, Encryption how, String json) {
        return key(client, how).map(key -> JoseEncryption.ofClaims(key, how, json));
    }

    private Optional<JWK> key(Client client, Encryption how) {
        return keys.find(client.proofs().keys(), null).orElse(List.of()).stream()
                .filter(how.alg()::fits)
                .min(Comparator.comparing(key -> !KeyUse.ENCRYPTION.equals(key.getKeyUse())));
    }
}
