package dev.signet.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.client.credential.KeptSecret;
import dev.signet.auth.testing.TestDatabase;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What stood in {@code client} before secrets had a table of their own. */
@Tag("database")
class ClientSecretMigrationTests {

    private static final Instant BEGINNING = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant END = Instant.parse("2027-01-31T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));

    @BeforeEach
    void migrateToTheVersionBefore() {
        migrate("0010");
    }

    @Test
    void secretsMoveWithTheirExpiry() {
        insert("lasting", "$argon2id$lasting", null);
        insert("ending", "$argon2id$ending", END);
        insert("public", null, null);

        migrate("latest");

        assertThat(secret("lasting")).isEqualTo(new KeptSecret("$argon2id$lasting", BEGINNING, null));
        assertThat(secret("ending")).isEqualTo(new KeptSecret("$argon2id$ending", BEGINNING, END));
        assertThat(client("public").secrets()).isEmpty();
    }

    private KeptSecret secret(String id) {
        assertThat(client(id).secrets()).hasSize(1);
        return client(id).secrets().get(0);
    }

    private Client client(String id) {
        return new ClientRepository(jdbc, new NoProofs(), new NoForms(), Clock.systemUTC())
                .find(new ClientId(id))
                .orElseThrow();
    }

    private void insert(String id, @Nullable String hash, @Nullable Instant expiresAt) {
        jdbc.sql("""
                        insert into client (client_id, name, secret_hash, secret_expires_at, authentication_methods,
                            grant_types, redirect_uris, post_logout_redirect_uris, scopes, consent_required,
                            access_token_seconds, refresh_token_seconds, code_seconds, id_token_algorithm, audiences,
                            may_introspect, may_revoke, created_at, updated_at)
                        values (?, 'Shop', ?, ?, 'client_secret_basic',
                            'client_credentials', '', '', '', false,
                            300, 3600, 300, 'RS256', '',
                            'own', 'own', ?, ?)""")
                .params(
                        id,
                        hash,
                        expiresAt == null ? null : Timestamp.from(expiresAt),
                        Timestamp.from(BEGINNING),
                        Timestamp.from(END))
                .update();
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
