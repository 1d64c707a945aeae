package dev.signet.auth.user;

import static dev.signet.auth.user.Proof.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Race;
import dev.signet.auth.testing.SignetTest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@SignetTest
class UsersTests {

    private static final String PASSWORD = "correct horse battery";

    private final Users users;
    private final UserRepository rows;
    private final String name = "Mia-" + UUID.randomUUID();

    UsersTests(Users users, UserRepository rows) {
        this.users = users;
        this.rows = rows;
    }

    @Nested
    @DisplayName("Who is not let in")
    class Refused {

        @Test
        void whoHasAnotherPassword() {
            create(name);

            assertThat(proven(users, name, "")).isEmpty();
            assertThat(proven(users, name, PASSWORD + " ")).isEmpty();
            assertThat(proven(users, name, PASSWORD.toUpperCase(Locale.ROOT))).isEmpty();
            assertThat(proven(users, name, hash())).as("the hash itself").isEmpty();
        }

        @Test
        void whoIsNotKnown() {
            assertThat(proven(users, name, PASSWORD)).isEmpty();
            assertThat(proven(users, "", "")).isEmpty();
            assertThat(proven(users, "' or 1=1 --", PASSWORD)).isEmpty();
        }

        @Test
        void whoWasDisabled() {
            users.disable(create(name).orElseThrow());

            assertThat(proven(users, name, PASSWORD)).isEmpty();
        }

        @Test
        void whoSendsMoreThanAPasswordCanHave() {
            String longest = "p".repeat(NewUser.LONGEST_PASSWORD);
            users.create(new NewUser(name, "Mia", null, null, null, false, longest));

            assertThat(proven(users, name, longest + "p")).isEmpty();
            assertThat(proven(users, name, longest)).isPresent();
        }

        @Test
        void whoTakesANameAtTheSameInstantAsAnother() {
            assertThat(Race.run(() -> create(name)))
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
        }

        @Test
        void whoTakesTheNameOfAnother() {
            UserId first = create(name).orElseThrow();

            assertThat(create(name)).isEmpty();
            assertThat(create(name.toUpperCase(Locale.ROOT))).isEmpty();
            assertThat(create(" " + name + " ")).isEmpty();
            assertThat(users.findByUsername(name).orElseThrow().id()).isEqualTo(first);
        }
    }

    @Test
    void nameIsFoundWhateverItsCaseAndShownAsItWasChosen() {
        create(" " + name + " ");

        assertThat(users.findByUsername(name.toLowerCase(Locale.ROOT))
                        .orElseThrow()
                        .username())
                .isEqualTo(name);
        assertThat(proven(users, " " + name.toUpperCase(Locale.ROOT), PASSWORD)).isPresent();
    }

    @Test
    void weakerHashIsMadeAnewAtTheNextSignIn() {
        UserId id = create(name).orElseThrow();
        String weaker = new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(PASSWORD);
        rows.replacePassword(id, hash(), String.valueOf(weaker));

        assertThat(proven(users, name, "another password")).isEmpty();
        assertThat(hash()).as("not for whoever is refused").isEqualTo(weaker);
        assertThat(proven(users, name, PASSWORD)).isPresent();

        assertThat(hash()).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(proven(users, name, PASSWORD)).isPresent();
    }

    @Test
    void hashThatWasChangedMeanwhileIsLeftAlone() {
        UserId id = create(name).orElseThrow();
        String current = hash();

        rows.replacePassword(id, "the hash that was read before", "another");

        assertThat(hash()).isEqualTo(current);
    }

    private Optional<UserId> create(String username) {
        return users.create(new NewUser(username, "Mia", null, null, null, false, PASSWORD));
    }

    private String hash() {
        return rows.findCredential(name.toLowerCase(Locale.ROOT)).orElseThrow().hash();
    }
}
