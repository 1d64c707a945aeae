package dev.signet.auth.client.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.auth.client.key.KeySource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientKeyCommandTests {

    @Test
    void isAskedForByItsNameAlone() {
        assertThat(ClientKeyCommand.asked("client-key")).isTrue();
        assertThat(ClientKeyCommand.asked()).isFalse();
        assertThat(ClientKeyCommand.asked("client-key", "--server.port=9000")).isFalse();
    }

    @Test
    void whatIsConfiguredIsThePublicHalfAlone() throws ParseException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ClientKeyCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        String configured = lines.get(3).replace("jwks: '", "").replaceFirst("'$", "");
        JWK pair = JWKSet.parse(lines.get(1)).getKeys().get(0);
        JWK half = JWKSet.parse(configured).getKeys().get(0);

        new KeySource(configured, null).check("jwks");
        assertThat(pair.isPrivate()).isTrue();
        assertThat(pair.getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(half).isEqualTo(pair.toPublicJWK());
        assertThat(half.getKeyID()).isNotBlank();
    }
}
