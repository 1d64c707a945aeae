package dev.signet.auth.grant.subject;

import dev.signet.auth.client.Client;
import dev.signet.auth.secret.PseudonymKeys;
import dev.signet.auth.user.UserId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The {@code sub} by which a client knows a person (OpenID Connect Core §8): their id, or for a client that is not to recognise people together with
 * others a pseudonym, which all clients of its sector share. Every {@code sub} that leaves this server for a client comes from here, and every
 * one that a client sends is understood here.
 */
@Component
public class Subjects {

    private final PseudonymKeys keys;

    Subjects(PseudonymKeys keys) {
        this.keys = keys;
    }

    public String of(Client client, UserId user) {
        String sector = client.responses().sector();
        return sector == null
                ? user.toString()
                : keys.get().hide(sector, user.value()).toString();
    }

    /**
     * Whom {@code client} calls so; an id that nobody has for a name that was made for another sector, or not here.
     *
     * @throws IllegalArgumentException if {@code subject} has not the form of one
     */
    public UserId find(Client client, String subject) {
        UUID named = UserId.parse(subject).value();
        String sector = client.responses().sector();
        return new UserId(sector == null ? named : keys.get().reveal(sector, named));
    }
}
