package dev.signet.auth.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
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
                id_token_algorithm = :idTokenAlgorithm, audiences = :audiences, may_introspect = :mayIntrospect,
                may_revoke = :mayRevoke, updated_at = :now, disabled_at = :disabledAt
            where client_id = :clientId""";

    private static final String INSERT = """
            insert into client (client_id, name, secret_hash, secret_expires_at, authentication_methods, grant_types,
                redirect_uris, post_logout_redirect_uris, scopes, consent_required, access_token_seconds,
                refresh_token_seconds, code_seconds, id_token_algorithm, audiences, may_introspect, may_revoke,
                created_at, updated_at, disabled_at)
            values (:clientId, :name, :secretHash, :secretExpiresAt, :methods, :grantTypes,
                :redirectUris, :postLogoutRedirectUris, :scopes, :consentRequired, :accessTokenSeconds,
                :refreshTokenSeconds, :codeSeconds, :idTokenAlgorithm, :audiences, :mayIntrospect, :mayRevoke,
                :now, :now, :disabledAt)""";

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
                            refresh_token_seconds, code_seconds, id_token_algorithm, audiences, may_introspect,
                            may_revoke, created_at, disabled_at
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
                .param("idTokenAlgorithm", tokens.getIdTokenSignatureAlgorithm().getName())
                .param("audiences", list(client.audiences()))
                .param("mayIntrospect", client.mayIntrospect().stored())
                .param("mayRevoke", client.mayRevoke().stored())
                .param("now", Timestamp.from(clock.instant()))
                .param("disabledAt", timestamp(client.disabledAt()))
                .update();
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        Timestamp disabledAt = row.getTimestamp("disabled_at");
        return new Client(
                registration(row),
                set(row.getString("audiences")),
                Reach.of(row.getString("may_introspect")),
                Reach.of(row.getString("may_revoke")),
                disabledAt == null ? null : disabledAt.toInstant());
    }

    private static RegisteredClient registration(ResultSet row) throws SQLException {
        String id = row.getString("client_id");
        Set<String> methods = set(row.getString("authentication_methods"));
        Set<String> grantTypes = set(row.getString("grant_types"));
        Set<String> redirectUris = set(row.getString("redirect_uris"));
        Set<String> postLogoutRedirectUris = set(row.getString("post_logout_redirect_uris"));
        Set<String> scopes = set(row.getString("scopes"));
        Timestamp secretExpiresAt = row.getTimestamp("secret_expires_at");
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientIdIssuedAt(row.getTimestamp("created_at").toInstant())
                .clientName(row.getString("name"))
                .clientSecret(row.getString("secret_hash"))
                .clientSecretExpiresAt(secretExpiresAt == null ? null : secretExpiresAt.toInstant())
                .clientAuthenticationMethods(
                        all -> methods.forEach(one -> all.add(new ClientAuthenticationMethod(one))))
                .authorizationGrantTypes(all -> grantTypes.forEach(one -> all.add(new AuthorizationGrantType(one))))
                .redirectUris(all -> all.addAll(redirectUris))
                .postLogoutRedirectUris(all -> all.addAll(postLogoutRedirectUris))
                .scopes(all -> all.addAll(scopes))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(row.getBoolean("consent_required"))
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofSeconds(row.getLong("access_token_seconds")))
                        .refreshTokenTimeToLive(Duration.ofSeconds(row.getLong("refresh_token_seconds")))
                        .authorizationCodeTimeToLive(Duration.ofSeconds(row.getLong("code_seconds")))
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.from(row.getString("id_token_algorithm")))
                        .reuseRefreshTokens(false)
                        .build())
                .build();
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
}
