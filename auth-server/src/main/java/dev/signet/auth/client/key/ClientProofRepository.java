package dev.signet.auth.client.key;

import dev.signet.auth.SigningAlgorithm;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code client_proof}. */
@Repository
class ClientProofRepository implements KeptProofs {

    private final JdbcClient jdbc;

    ClientProofRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ClientProofs find(String clientId) {
        return jdbc.sql("""
                        select jwks, jwks_uri, assertion_algorithm, assertion_audience, dpop_bound_access_tokens,
                            certificate_name_kind, certificate_name, certificate_bound_access_tokens
                        from client_proof where client_id = ?""")
                .param(clientId)
                .query(ClientProofRepository::proofs)
                .optional()
                .orElse(ClientProofs.NONE);
    }

    @Override
    public void replace(String clientId, ClientProofs proofs) {
        jdbc.sql("delete from client_proof where client_id = ?").param(clientId).update();
        if (!proofs.equals(ClientProofs.NONE)) {
            insert(clientId, proofs);
        }
    }

    private void insert(String clientId, ClientProofs proofs) {
        URI uri = proofs.keys().uri();
        SigningAlgorithm algorithm = proofs.assertionAlgorithm();
        CertificateName name = proofs.certificateName();
        jdbc.sql("""
                        insert into client_proof (client_id, jwks, jwks_uri, assertion_algorithm, assertion_audience,
                            dpop_bound_access_tokens, certificate_name_kind, certificate_name,
                            certificate_bound_access_tokens)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(clientId)
                .param(proofs.keys().jwks())
                .param(uri == null ? null : uri.toString())
                .param(algorithm == null ? null : algorithm.wireName())
                .param(proofs.assertionAudience().stored())
                .param(proofs.dpopBoundAccessTokens())
                .param(name == null ? null : name.kind().stored())
                .param(name == null ? null : name.value())
                .param(proofs.certificateBoundAccessTokens())
                .update();
    }

    private static ClientProofs proofs(ResultSet row, int number) throws SQLException {
        String uri = row.getString("jwks_uri");
        String algorithm = row.getString("assertion_algorithm");
        String kind = row.getString("certificate_name_kind");
        return new ClientProofs(
                new KeySource(row.getString("jwks"), uri == null ? null : URI.create(uri)),
                algorithm == null ? null : SigningAlgorithm.find(algorithm).orElseThrow(),
                AssertionAudience.of(row.getString("assertion_audience")),
                row.getBoolean("dpop_bound_access_tokens"),
                kind == null
                        ? null
                        : new CertificateName(CertificateName.Kind.of(kind), row.getString("certificate_name")),
                row.getBoolean("certificate_bound_access_tokens"));
    }
}
