package dev.signet.auth.client;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.credential.KeptSecret;
import dev.signet.auth.client.key.ClientProofs;
import dev.signet.auth.client.key.KeptProofs;
import dev.signet.auth.client.request.RequestDemands;
import dev.signet.auth.client.response.KeptResponses;
import dev.signet.auth.client.response.ResponseForms;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code client} and of {@code client_secret}. */
@Repository
class ClientRepository {

    private static final String UPDATE = """
            update client set name = :name, authentication_methods = :methods, grant_types = :grantTypes, redirect_uris = :redirectUris,
                post_logout_redirect_uris = :postLogoutRedirectUris, scopes = :scopes,
                consent_required = :consentRequired, access_token_seconds = :accessTokenSeconds,
                refresh_token_seconds = :refreshTokenSeconds, code_seconds = :codeSeconds,
                id_token_algorithm = :idTokenAlgorithm, access_token_algorithm = :accessTokenAlgorithm,
                access_token_format = :accessTokenFormat,
                audiences = :audiences, may_introspect = :mayIntrospect, may_revoke = :mayRevoke,
                refresh_grace_seconds = :refreshGrace, backchannel_logout_uri = :backchannelLogoutUri,
                backchannel_logout_session_required = :backchannelLogoutSession, frontchannel_logout_uri = :frontchannelLogoutUri,
                frontchannel_logout_session_required = :frontchannelLogoutSession, require_pushed = :requirePushed,
                require_signed = :requireSigned, require_proof_key = :requireProofKey, profile = :profile, updated_at = :now, disabled_at = :disabledAt
            where client_id = :clientId""";

    private static final String INSERT = """
            insert into client (client_id, name, authentication_methods, grant_types,
                redirect_uris, post_logout_redirect_uris, scopes, consent_required, access_token_seconds,
                refresh_token_seconds, code_seconds, id_token_algorithm, access_token_algorithm,
                access_token_format, audiences, may_introspect, may_revoke, refresh_grace_seconds,
                backchannel_logout_uri, backchannel_logout_session_required,
                frontchannel_logout_uri, frontchannel_logout_session_required, require_pushed, require_signed, require_proof_key, profile,
                created_at, updated_at, disabled_at)
            values (:clientId, :name, :methods, :grantTypes,
                :redirectUris, :postLogoutRedirectUris, :scopes, :consentRequired, :accessTokenSeconds,
                :refreshTokenSeconds, :codeSeconds, :idTokenAlgorithm, :accessTokenAlgorithm,
                :accessTokenFormat, :audiences, :mayIntrospect,
                :mayRevoke, :refreshGrace, :backchannelLogoutUri, :backchannelLogoutSession,
                :frontchannelLogoutUri, :frontchannelLogoutSession, :requirePushed, :requireSigned, :requireProofKey, :profile,
                :now, :now, :disabledAt)""";

    private final JdbcClient jdbc;
    private final KeptProofs proofs;
    private final KeptResponses responses;
    private final Clock clock;

    ClientRepository(JdbcClient jdbc, KeptProofs proofs, KeptResponses responses, Clock clock) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.responses = responses;
        this.clock = clock;
    }

    Optional<Client> find(ClientId id) {
        ClientProofs proving = proofs.find(id.value());
        ResponseForms forms = responses.find(id.value());
        return jdbc.sql("""
                        select client.client_id, name, authentication_methods, grant_types,
                            redirect_uris, post_logout_redirect_uris, scopes, consent_required, access_token_seconds,
                            refresh_token_seconds, code_seconds, id_token_algorithm, access_token_algorithm,
                            access_token_format, audiences, may_introspect, may_revoke, refresh_grace_seconds, client.created_at, disabled_at,
                            backchannel_logout_uri, backchannel_logout_session_required,
                            frontchannel_logout_uri, frontchannel_logout_session_required, require_pushed, require_signed, require_proof_key, profile,
                            newest.hash as secret_hash, newest.created_at as secret_created_at,
                            newest.expires_at as secret_expires_at, previous.hash as previous_hash,
                            previous.created_at as previous_created_at, previous.expires_at as previous_expires_at
                        from client
                        left join client_secret newest
                            on newest.client_id = client.client_id and newest.place = 1
                        left join client_secret previous
                            on previous.client_id = client.client_id and previous.place = 2
                        where client.client_id = ?""")
                .param(id.value())
                .query((row, number) -> client(row, proving, forms))
                .optional();
    }

    /** Whether there was such a client to change. Its row is locked first, so that two nodes do not mix their secrets. */
    @Transactional
    boolean update(Client client) {
        if (write(UPDATE, client) == 0) {
            return false;
        }
        jdbc.sql("delete from client_secret where client_id = ?")
                .param(client.id().value())
                .update();
        insertSecrets(client);
        replaceParts(client);
        return true;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is such a client already; nothing is written then */
    @Transactional
    void insert(Client client) {
        write(INSERT, client);
        insertSecrets(client);
        replaceParts(client);
    }

    private void replaceParts(Client client) {
        proofs.replace(client.id().value(), client.proofs());
        responses.replace(client.id().value(), client.responses());
    }

    private void insertSecrets(Client client) {
        for (int i = 0; i < client.secrets().size(); i++) {
            KeptSecret secret = client.secrets().get(i);
            jdbc.sql("""
                            insert into client_secret (client_id, place, hash, created_at, expires_at)
                            values (:clientId, :place, :hash, :createdAt, :expiresAt)""")
                    .param("clientId", client.id().value())
                    .param("place", i + 1)
                    .param("hash", secret.hash())
                    .param("createdAt", Timestamp.from(secret.createdAt()))
                    .param("expiresAt", timestamp(secret.expiresAt()))
                    .update();
        }
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException while anything still names it; the transaction is then to be given up */
    @Transactional
    void delete(ClientId id) {
        proofs.replace(id.value(), ClientProofs.NONE);
        responses.replace(id.value(), ResponseForms.USUAL);
        for (String table : List.of("client_secret", "client")) {
            jdbc.sql("delete from " + table + " where client_id = ?")
                    .param(id.value())
                    .update();
        }
    }

    /** What is signed for enabled clients, where a client names it. */
    Set<SigningAlgorithm> algorithms() {
        Set<SigningAlgorithm> all = EnumSet.noneOf(SigningAlgorithm.class);
        all.addAll(responses.algorithms());
        jdbc.sql("""
                        select id_token_algorithm from client where disabled_at is null
                        union select access_token_algorithm from client where disabled_at is null""").query((row, number) -> Optional.ofNullable(algorithm(row.getString(1)))).list().stream()
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
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
                .param("accessTokenFormat", tokens.getAccessTokenFormat().getValue())
                .param("audiences", list(client.audiences()))
                .param("mayIntrospect", client.mayIntrospect().stored())
                .param("mayRevoke", client.mayRevoke().stored())
                .param(
                        "refreshGrace",
                        client.refreshGrace() == null
                                ? null
                                : client.refreshGrace().toSeconds())
                .param("backchannelLogoutUri", text(client.logout().backchannelLogoutUri()))
                .param("backchannelLogoutSession", client.logout().backchannelLogoutSessionRequired())
                .param("frontchannelLogoutUri", text(client.logout().frontchannelLogoutUri()))
                .param("frontchannelLogoutSession", client.logout().frontchannelLogoutSessionRequired())
                .param("requirePushed", client.requests().requirePushedAuthorizationRequests())
                .param("requireSigned", client.requests().requireSignedRequestObject())
                .param("profile", client.profile().name())
                .param("requireProofKey", registration.getClientSettings().isRequireProofKey())
                .param("now", Timestamp.from(clock.instant()))
                .param("disabledAt", timestamp(client.disabledAt()))
                .update();
    }

    private static Client client(ResultSet row, ClientProofs proofs, ResponseForms responses) throws SQLException {
        return new Client(
                registration(row),
                secrets(row),
                set(row.getString("audiences")),
                Reach.of(row.getString("may_introspect")),
                Reach.of(row.getString("may_revoke")),
                new TokenAlgorithms(idTokenAlgorithm(row), algorithm(row.getString("access_token_algorithm"))),
                proofs,
                logout(row),
                new RequestDemands(row.getBoolean("require_pushed"), row.getBoolean("require_signed")),
                responses,
                SecurityProfile.valueOf(row.getString("profile")),
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
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientIdIssuedAt(row.getTimestamp("created_at").toInstant())
                .clientName(row.getString("name"))
                .clientAuthenticationMethods(
                        all -> methods.forEach(one -> all.add(new ClientAuthenticationMethod(one))))
                .authorizationGrantTypes(all -> grantTypes.forEach(one -> all.add(new AuthorizationGrantType(one))))
                .redirectUris(all -> all.addAll(redirectUris))
                .postLogoutRedirectUris(all -> all.addAll(postLogoutRedirectUris))
                .scopes(all -> all.addAll(scopes))
                .clientSettings(RegistrationSettings.ofClient(
                        row.getBoolean("consent_required"), row.getBoolean("require_proof_key")))
                .tokenSettings(RegistrationSettings.ofTokens(
                        Duration.ofSeconds(row.getLong("code_seconds")),
                        Duration.ofSeconds(row.getLong("access_token_seconds")),
                        Duration.ofSeconds(row.getLong("refresh_token_seconds")),
                        idTokenAlgorithm(row),
                        new OAuth2TokenFormat(row.getString("access_token_format"))))
                .build();
    }

    private static LogoutUris logout(ResultSet row) throws SQLException {
        return new LogoutUris(
                uri(row.getString("backchannel_logout_uri")),
                row.getBoolean("backchannel_logout_session_required"),
                uri(row.getString("frontchannel_logout_uri")),
                row.getBoolean("frontchannel_logout_session_required"));
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static List<KeptSecret> secrets(ResultSet row) throws SQLException {
        List<KeptSecret> all = new ArrayList<>();
        for (String prefix : List.of("secret_", "previous_")) {
            String hash = row.getString(prefix + "hash");
            if (hash != null) {
                all.add(new KeptSecret(
                        hash,
                        row.getTimestamp(prefix + "created_at").toInstant(),
                        instant(row, prefix + "expires_at")));
            }
        }
        return all;
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
