package dev.signet.auth.client;

import dev.signet.auth.SigningAlgorithm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Repository;

/** The rows of {@code client}. */
@Repository
class ClientRepository {

    private static final String UPDATE = """
            update client set name = :name, secret_hash = :secretHash, secret_expires_at = :secretExpiresAt,
                authentication_methods = :methods, grant_types = :grantTypes, redirect_uris = :redirectUris,
                post_logout_redirect_uris = :postLogoutRedirectUris, scopes = :scopes,
                consent_required = :consentRequired, access_token_seconds = :accessTokenSeconds,
                refresh_token_seconds = :refreshTokenSeconds, code_seconds = :codeSeconds,
                id_token_algorithm = :idTokenAlgorithm, access_token_algorithm = :accessTokenAlgorithm,
                audiences = :audiences, may_introspect = :mayIntrospect, may_revoke = :mayRevoke,
                refresh_grace_seconds = :refreshGrace, updated_at = :now, disabled_at = :disabledAt
            where client_id = :clientId""";

    private static final String INSERT = """
            insert into client (client_id, name, secret_hash, secret_expires_at, authentication_methods, grant_types,
                redirect_uris, post_logout_redirect_uris, scopes, consent_required, access_token_seconds,
                refresh_token_seconds, code_seconds, id_token_algorithm, access_token_algorithm, audiences, may_introspect,
                may_revoke, refresh_grace_seconds, created_at, updated_at, disabled_at)
            values (:clientId, :name, :secretHash, :secretExpiresAt, :methods, :grantTypes,
                :redirectUris, :postLogoutRedirectUris, :scopes, :consentRequired, :accessTokenSeconds,
                :refreshTokenSeconds, :codeSeconds, :idTokenAlgorithm, :accessTokenAlgorithm, :audiences, :mayIntrospect,
                :mayRevoke, :refreshGrace, :now, :now, :disabledAt)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ClientRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Client> find(ClientId id) {
        return jdbc.sql("""
                        select client_id, name, secret_hash, secret_expires_at, authentication_methods, grant_types,
                            redirect_uris, post_logout_redirect_uris, scopes, consent_required, access_token_seconds,
                            refresh_token_seconds, code_seconds, id_token_algorithm, access_token_algorithm, audiences,
                            may_introspect, may_revoke, refresh_grace_seconds, created_at, disabled_at
                        from client where client_id = ?""").param(id.value()).query(ClientRepository::client).optional();
    }

    /** Whether there was such a client to change. */
    boolean update(Client client) {
        return write(UPDATE, client) == 1;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is such a client already */
    void insert(Client client) {
        write(INSERT, client);
    }

    /** What the ID tokens and access tokens of enabled clients are signed with, where a client names it. */
    Set<SigningAlgorithm> algorithms() {
        return jdbc.sql("""
                        select id_token_algorithm from client where disabled_at is null
                        union select access_token_algorithm from client where disabled_at is null""").query((row, number) -> Optional.ofNullable(algorithm(row.getString(1)))).list().stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    void disable(ClientId id) {
        jdbc.sql("update client set disabled_at = ? where client_id = ? and disabled_at is null")
                .params(Timestamp.from(clock.instant()), id.value())
                .update();
    }

    private int write(String statement, Client client) {
        RegisteredClient registration = client.registration();
        TokenSettings tokens = registration.getTokenSettings();
        return jdbc.sql(statement)
                .param("clientId", registration.getClientId())
                .param("name", registration.getClientName())
                .param("secretHash", registration.getClientSecret())
                .param("secretExpiresAt", timestamp(registration.getClientSecretExpiresAt()))
                .param("methods", methods(registration))
                .param("grantTypes", grantTypes(registration))
                .param("redirectUris", list(registration.getRedirectUris()))
                .param("postLogoutRedirectUris", list(registration.getPostLogoutRedirectUris()))
                .param("scopes", list(registration.getScopes()))
                .param("consentRequired", registration.getClientSettings().isRequireAuthorizationConsent())
                .param("accessTokenSeconds", tokens.getAccessTokenTimeToLive().toSeconds())
                .param("refreshTokenSeconds", tokens.getRefreshTokenTimeToLive().toSeconds())
                .param("codeSeconds", tokens.getAuthorizationCodeTimeToLive().toSeconds())
                .param("idTokenAlgorithm", client.algorithms().idToken().wireName())
                .param("accessTokenAlgorithm", wireName(client.algorithms().accessToken()))
                .param("audiences", list(client.audiences()))
                .param("mayIntrospect", client.mayIntrospect().stored())
                .param("mayRevoke", client.mayRevoke().stored())
                .param(
                        "refreshGrace",
                        client.refreshGrace() == null
                                ? null
                                : client.refreshGrace().toSeconds())
                .param("now", Timestamp.from(clock.instant()))
                .param("disabledAt", timestamp(client.disabledAt()))
                .update();
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        return new Client(
                registration(row),
                set(row.getString("audiences")),
                Reach.of(row.getString("may_introspect")),
                Reach.of(row.getString("may_revoke")),
                new TokenAlgorithms(idTokenAlgorithm(row), algorithm(row.getString("access_token_algorithm"))),
                seconds(row, "refresh_grace_seconds"),
                instant(row, "disabled_at"));
    }

    private static RegisteredClient registration(ResultSet row) throws SQLException {
        String id = row.getString("client_id");
        Set<String> methods = set(row.getString("authentication_methods"));
        Set<String> grantTypes = set(row.getString("grant_types"));
        Set<String> redirectUris = set(row.getString("redirect_uris"));
        Set<String> postLogoutRedirectUris = set(row.getString("post_logout_redirect_uris"));
        Set<String> scopes = set(row.getString("scopes"));
        RegisteredClient.Builder client = RegisteredClient.withId(id)
                .clientId(id)
                .clientIdIssuedAt(row.getTimestamp("created_at").toInstant())
                .clientName(row.getString("name"))
                .clientAuthenticationMethods(
                        all -> methods.forEach(one -> all.add(new ClientAuthenticationMethod(one))))
                .authorizationGrantTypes(all -> grantTypes.forEach(one -> all.add(new AuthorizationGrantType(one))))
                .redirectUris(all -> all.addAll(redirectUris))
                .postLogoutRedirectUris(all -> all.addAll(postLogoutRedirectUris))
                .scopes(all -> all.addAll(scopes))
                .clientSettings(RegistrationSettings.ofClient(row.getBoolean("consent_required")))
                .tokenSettings(RegistrationSettings.ofTokens(
                        Duration.ofSeconds(row.getLong("code_seconds")),
                        Duration.ofSeconds(row.getLong("access_token_seconds")),
                        Duration.ofSeconds(row.getLong("refresh_token_seconds")),
                        idTokenAlgorithm(row)));
        String secretHash = row.getString("secret_hash");
        if (secretHash != null) {
            client.clientSecret(secretHash);
        }
        Instant secretExpiresAt = instant(row, "secret_expires_at");
        if (secretExpiresAt != null) {
            client.clientSecretExpiresAt(secretExpiresAt);
        }
        return client.build();
    }

    private static SigningAlgorithm idTokenAlgorithm(ResultSet row) throws SQLException {
        return Objects.requireNonNull(algorithm(row.getString("id_token_algorithm")));
    }

    private static @Nullable SigningAlgorithm algorithm(@Nullable String wireName) {
        return wireName == null ? null : SigningAlgorithm.find(wireName).orElseThrow();
    }

    private static @Nullable String wireName(@Nullable SigningAlgorithm algorithm) {
        return algorithm == null ? null : algorithm.wireName();
    }

    private static String methods(RegisteredClient registration) {
        return registration.getClientAuthenticationMethods().stream()
                .map(ClientAuthenticationMethod::getValue)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String grantTypes(RegisteredClient registration) {
        return registration.getAuthorizationGrantTypes().stream()
                .map(AuthorizationGrantType::getValue)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String list(Collection<String> values) {
        return values.stream().sorted().collect(Collectors.joining(" "));
    }

    private static Set<String> set(String list) {
        return list.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(list.split(" ")));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
