package dev.signet.auth.testing;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes certificates with the {@code keytool} of the JDK, in a folder of its own. */
public final class Certificates {

    public static final String PASSWORD = "changeit";

    private static final String STORE = ".p12";

    private final Path folder;

    public Certificates() {
        this.folder = TestServer.newDataFolder();
    }

    /** A key pair with a certificate that it signed itself. {@code extensions} as keytool writes them. */
    public Holder selfSigned(String name, String subject, String... extensions) {
        List<String> command = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-validity",
                "30"));
        for (String extension : extensions) {
            command.addAll(List.of("-ext", extension));
        }
        keytool(name, command);
        return new Holder(name);
    }

    /** A key pair with a certificate that {@code authority} signed. */
    public Holder issuedBy(Holder authority, String name, String subject, String... extensions) {
        selfSigned(name, subject);
        Path request = folder.resolve(name + ".csr");
        Path issued = folder.resolve(name + ".pem");
        keytool(name, List.of("-certreq", "-alias", name, "-file", request.toString()));
        List<String> command = new ArrayList<>(List.of(
                "-gencert",
                "-rfc",
                "-alias",
                authority.name,
                "-infile",
                request.toString(),
                "-outfile",
                issued.toString()));
        for (String extension : extensions) {
            command.addAll(List.of("-ext", extension));
        }
        keytool(authority.name, command);
        keytool(
                name,
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        authority.name,
                        "-file",
                        authority.pem().toString()));
        keytool(name, List.of("-importcert", "-noprompt", "-alias", name, "-file", issued.toString()));
        return new Holder(name);
    }

    private void keytool(String store, List<String> command) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        all.addAll(command);
        all.addAll(List.of("-keystore", folder.resolve(store + STORE).toString(), "-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("keytool: " + Files.readString(folder.resolve("keytool.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who has a key and a certificate for it. */
    public final class Holder {

        private final String name;

        private Holder(String name) {
            this.name = name;
        }

        /** The key and the certificate, PKCS #12. */
        public Path store() {
            return folder.resolve(name + STORE);
        }

        public KeyStore keyStore() {
            try (InputStream store = Files.newInputStream(store())) {
                KeyStore keys = KeyStore.getInstance("PKCS12");
                keys.load(store, PASSWORD.toCharArray());
                return keys;
            } catch (IOException | GeneralSecurityException e) {
                throw new AssertionError("no key store", e);
            }
        }

        public X509Certificate certificate() {
            try {
                return (X509Certificate) keyStore().getCertificate(name);
            } catch (GeneralSecurityException e) {
                throw new AssertionError("no certificate", e);
            }
        }

        /** A file with the certificate. */
        public Path pem() {
            try {
                return Files.writeString(folder.resolve(name + "-own.pem"), pemText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String pemText() {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(der())
                    + "\n-----END CERTIFICATE-----\n";
        }

        /** As a proxy writes it (RFC 9440 §2.1). */
        public String header() {
            return ":" + Base64.getEncoder().encodeToString(der()) + ":";
        }

        /** A key set with the certificate in it (RFC 7517 §4.7). */
        public String jwks() {
            ECKey key = new ECKey.Builder(
                            Curve.P_256, (ECPublicKey) certificate().getPublicKey())
                    .x509CertChain(List.of(com.nimbusds.jose.util.Base64.encode(der())))
                    .build();
            return new JWKSet(key).toString();
        }

        /** What a token says that is bound to the certificate (RFC 8705 §3.1). */
        public Map<String, Object> confirmation() {
            return Map.of("x5t#S256", Base64URL.encode(sha256(der())).toString());
        }

        private byte[] der() {
            try {
                return certificate().getEncoded();
            } catch (GeneralSecurityException e) {
                throw new AssertionError("no certificate", e);
            }
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
