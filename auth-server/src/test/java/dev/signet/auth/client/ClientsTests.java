package dev.signet.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.SigningAlgorithm;
import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import dev.signet.auth.testing.Statements;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

@SignetTest
class ClientsTests {

    private final Clients clients;
    private final ClientRepository rows;
    private final Statements statements;
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
    void nodesThatAddOneClientAtOnceAddItOnce() {
        Race.run(() -> {
            new Clients(rows).put(aClient("Shop"));
            return id;
        });

        assertThat(rows.find(id)).isPresent();
    }

    private List<String> askedDuring(Runnable work) {
        return statements.during(work).stream()
                .filter(statement -> statement.contains("from client "))
                .toList();
    }

    private Client aClient(String name) {
        RegisteredClient registration = RegisteredClient.withId(id.value())
                .clientId(id.value())
                .clientName(name)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(RegistrationSettings.ofClient(false))
                .build();
        TokenAlgorithms algorithms = new TokenAlgorithms(SigningAlgorithm.RS256, null);
        return new Client(registration, List.of(), Set.of(), Reach.OWN, Reach.OWN, algorithms, null, null);
    }
}
