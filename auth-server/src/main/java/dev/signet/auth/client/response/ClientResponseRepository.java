package dev.signet.auth.client.response;

import dev.signet.auth.Encryption;
import dev.signet.auth.SigningAlgorithm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code client_response}. */
@Repository
class ClientResponseRepository implements KeptResponses {

    private final JdbcClient jdbc;

    ClientResponseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ResponseForms find(String clientId) {
        return jdbc.sql("""
                        select userinfo_algorithm, authorization_algorithm, id_token_encryption_alg, id_token_encryption_enc,
                            userinfo_encryption_alg, userinfo_encryption_enc, sector
                        from client_response where client_id = ?""")
                .param(clientId)
                .query(ClientResponseRepository::forms)
                .optional()
                .orElse(ResponseForms.USUAL);
    }

    @Override
    public void replace(String clientId, ResponseForms forms) {
        jdbc.sql("delete from client_response where client_id = ?")
                .param(clientId)
                .update();
        if (!forms.equals(ResponseForms.USUAL)) {
            insert(clientId, forms);
        }
    }

    @Override
    public Set<SigningAlgorithm> algorithms() {
        return jdbc.sql("""
                        select r.userinfo_algorithm from client_response r join client c on c.client_id = r.client_id
                            where c.disabled_at is null
                        union select r.authorization_algorithm from client_response r join client c on c.client_id = r.client_id
                            where c.disabled_at is null""").query((row, number) -> Optional.ofNullable(algorithm(row.getString(1)))).list().stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void insert(String clientId, ResponseForms forms) {
        jdbc.sql("""
                        insert into client_response (client_id, userinfo_algorithm, authorization_algorithm,
                            id_token_encryption_alg, id_token_encryption_enc, userinfo_encryption_alg, userinfo_encryption_enc,
                            sector)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(clientId)
                .param(wireName(forms.userinfo()))
                .param(wireName(forms.authorization()))
                .param(alg(forms.idTokenEncryption()))
                .param(enc(forms.idTokenEncryption()))
                .param(alg(forms.userinfoEncryption()))
                .param(enc(forms.userinfoEncryption()))
                .param(forms.sector())
                .update();
    }

    private static ResponseForms forms(ResultSet row, int number) throws SQLException {
        return new ResponseForms(
                algorithm(row.getString("userinfo_algorithm")),
                algorithm(row.getString("authorization_algorithm")),
                encryption(row, "id_token"),
                encryption(row, "userinfo"),
                row.getString("sector"));
    }

    private static @Nullable Encryption encryption(ResultSet row, String what) throws SQLException {
        String alg = row.getString(what + "_encryption_alg");
        return alg == null
                ? null
                : new Encryption(
                        Encryption.Alg.find(alg).orElseThrow(),
                        Encryption.Enc.find(row.getString(what + "_encryption_enc"))
                                .orElseThrow());
    }

    private static @Nullable SigningAlgorithm algorithm(@Nullable String wireName) {
        return wireName == null ? null : SigningAlgorithm.find(wireName).orElseThrow();
    }

    private static @Nullable String wireName(@Nullable SigningAlgorithm algorithm) {
        return algorithm == null ? null : algorithm.wireName();
    }

    private static @Nullable String alg(@Nullable Encryption encryption) {
        return encryption == null ? null : encryption.alg().wireName();
    }

    private static @Nullable String enc(@Nullable Encryption encryption) {
        return encryption == null ? null : encryption.enc().wireName();
    }
}
