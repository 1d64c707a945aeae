package dev.signet.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.client.credential.KeptSecret;
import dev.signet.auth.client.key.ClientProofs;
import dev.signet.auth.client.profile.ProfileProperties;
import dev.signet.auth.client.request.RequestDemands;
import dev.signet.auth.client.response.ResponseForms;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Statements;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

@SignetTest
class ClientsTests {

    private final Clients clients;
    private final ClientRepository rows;
    private final Statements statements;
    private final AtomicLong time = new AtomicLong();
    private final ClientId id = new ClientId("shop-" + UUID.randomUUID());

    ClientsTests(Clients clients, ClientRepository rows, Statements statements) {
        this.clients = clients;
        this.rows = rows;
        this.statements = statements;
    }

    @Test
    void idThatIsTooLongIsNotEvenAskedFor() {
        List<String> asked = askedDuring(
                () -> assertThat(clients.find(new ClientId("s".repeat(201)))).isEmpty());

        assertThat(asked).isEmpty();
    }

    @Test
    void disabledClientIsStillFoundButNotAsAnEnabledOne() {
        clients.put(aClient("Shop"));

        clients.disable(id);

        assertThat(clients.find(id)).isPresent();
        assertThat(clients.findEnabled(id)).isEmpty();
    }

    @Test
    void disablingAgainKeepsTheFirstInstant() {
        clients.put(aClient("Shop"));
        clients.disable(id);
        Client first = clients.find(id).orElseThrow();

        clients.disable(id);

        assertThat(clients.find(id).orElseThrow().disabledAt()).isEqualTo(first.disabledAt());
    }

    @Test
    void changeMadeHereIsSeenAtOnce() {
        assertThat(clients.find(id)).as("that there is none is remembered, too").isEmpty();

        clients.put(aClient("Shop"));
        assertThat(clients.find(id).orElseThrow().registration().getClientName())
                .isEqualTo("Shop");

        clients.put(aClient("Tavern"));
        assertThat(clients.find(id).orElseThrow().registration().getClientName())
                .isEqualTo("Tavern");
    }

    @Test
    void clientDisabledOnAnotherNodeObtainsNothingAfterASecond() {
        Clients here = new Clients(rows, ProfileProperties.NONE, time::get);
        Clients there = new Clients(rows, ProfileProperties.NONE, time::get);
        here.put(aClient("Shop"));
        assertThat(there.findEnabled(id)).isPresent();

        here.disable(id);

        assertThat(here.findEnabled(id)).isEmpty();
        time.addAndGet(Clients.STALE_AT_MOST.toNanos());
        assertThat(there.findEnabled(id)).isEmpty();
    }

    @Test
    void secretReplacedOnAnotherNodeProvesNothingAfterASecond() {
        Clients here = new Clients(rows, ProfileProperties.NONE, time::get);
        Clients there = new Clients(rows, ProfileProperties.NONE, time::get);
        here.put(aClient("Shop", "{sha256}before"));
        assertThat(hashes(there)).containsExactly("{sha256}before");

        here.put(aClient("Shop", "{sha256}after"));

        assertThat(hashes(here)).containsExactly("{sha256}after");
        time.addAndGet(Clients.STALE_AT_MOST.toNanos());
        assertThat(hashes(there)).containsExactly("{sha256}after");
    }

    @Test
    void clientAddedOnAnotherNodeIsKnownAfterASecond() {
        Clients here = new Clients(rows, ProfileProperties.NONE, time::get);
        Clients there = new Clients(rows, ProfileProperties.NONE, time::get);
        assertThat(there.find(id)).isEmpty();

        here.put(aClient("Shop"));

        time.addAndGet(Clients.STALE_AT_MOST.toNanos());
        assertThat(there.find(id)).isPresent();
    }

    @Test
    void rowIsReadAndParsedOnceForAllWhoAskWithinASecond() {
        Clients node = new Clients(rows, ProfileProperties.NONE, time::get);
        node.put(aClient("Shop"));
        List<Client> found = new CopyOnWriteArrayList<>();

        List<String> asked =
                askedDuring(() -> Race.run(() -> found.add(node.find(id).orElseThrow())));

        assertThat(asked).hasSize(1);
        assertThat(found).hasSize(32).allMatch(client -> client == found.get(0));
    }

    @Test
    void idThatNobodyHasIsAskedForOnceWithinASecond() {
        Clients node = new Clients(rows, ProfileProperties.NONE, time::get);

        assertThat(askedDuring(() -> Race.run(() -> node.find(id)))).hasSize(1);
    }

    /** Whoever sends ids that nobody has does not make the server read the others again. */
    @Test
    void strangersIdsDoNotPushOutAClientInUse() {
        AtomicInteger reads = new AtomicInteger();
        Clients node = new Clients(new Counted(reads), ProfileProperties.NONE, time::get);

        for (int stranger = 0; stranger < 50_000; stranger++) {
            node.find(new ClientId("stranger-" + stranger));
            node.find(id);
        }

        assertThat(reads).hasValueLessThan(10);
    }

    @Test
    void nodesThatAddOneClientAtOnceAddItOnce() {
        Race.run(() -> {
            new Clients(rows, ProfileProperties.NONE).put(aClient("Shop"));
            return id;
        });

        assertThat(rows.find(id)).isPresent();
    }

    private List<String> askedDuring(Runnable work) {
        return statements.during(work).stream()
                .filter(statement -> statement.contains("where client.client_id = ?"))
                .toList();
    }

    private List<String> hashes(Clients node) {
        return node.find(id).orElseThrow().secrets().stream()
                .map(KeptSecret::hash)
                .toList();
    }

    private Client aClient(String name) {
        return aClient(name, "{sha256}any");
    }

    private Client aClient(String name, String hash) {
        List<KeptSecret> secrets = List.of(new KeptSecret(hash, Instant.parse("2026-01-31T12:00:00Z"), null));
        RegisteredClient registration = RegisteredClient.withId(id.value())
                .clientId(id.value())
                .clientName(name)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(RegistrationSettings.ofClient(false, true))
                .build();
        TokenAlgorithms algorithms = new TokenAlgorithms(SigningAlgorithm.RS256, null);
        return new Client(
                registration,
                secrets,
                Set.of(),
                Reach.OWN,
                Reach.OWN,
                algorithms,
                ClientProofs.NONE,
                LogoutUris.NONE,
                RequestDemands.NONE,
                ResponseForms.USUAL,
                SecurityProfile.OAUTH2_1,
                null,
                null);
    }

    /** Counts how often the one client is read. */
    private final class Counted extends ClientRepository {

        private final AtomicInteger reads;

        Counted(AtomicInteger reads) {
            super(JdbcClient.create(new SimpleDriverDataSource()), new NoProofs(), new NoForms(), Clock.systemUTC());
            this.reads = reads;
        }

        @Override
        Optional<Client> find(ClientId asked) {
            if (!asked.equals(id)) {
                return Optional.empty();
            }
            reads.incrementAndGet();
            return Optional.of(aClient("Shop"));
        }
    }
}
