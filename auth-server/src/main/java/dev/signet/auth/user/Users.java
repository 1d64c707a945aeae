package dev.signet.auth.user;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.secret.Argon2id;
import dev.signet.auth.secret.RandomValues;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of this server. */
@Component
public class Users {

    private static final int LONGEST_USERNAME = 100;

    private final UserRepository accounts;

    /** What an unknown user's password is compared with, so that the answer takes as long as for a known one. */
    private final CompletableFuture<String> nobodys = CompletableFuture.supplyAsync(() -> Argon2id.hash("nobody's"));

    private final RandomValues random;
    private final AuditTrail audit;

    Users(UserRepository accounts, RandomValues random, AuditTrail audit) {
        this.accounts = accounts;
        this.random = random;
        this.audit = audit;
    }

    public Optional<UserAccount> find(UserId id) {
        return accounts.find(id);
    }

    /** The account with this user name, whatever its case. */
    public Optional<UserAccount> findByUsername(String username) {
        return wellFormed(username) ? accounts.findByKey(key(username)) : Optional.empty();
    }

    /**
     * The enabled account that {@code username} and {@code password} prove. An unknown name, a wrong password and a disabled
     * account are told apart neither by the answer nor by the time it takes.
     */
    public Optional<UserAccount> authenticate(String username, String password) {
        if (password.length() > NewUser.LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Optional<UserRepository.Credential> found =
                wellFormed(username) ? accounts.findCredential(key(username)) : Optional.empty();
        if (found.isEmpty()) {
            Argon2id.matches(password, nobodys.join());
            return Optional.empty();
        }
        UserRepository.Credential credential = found.get();
        if (!Argon2id.matches(password, credential.hash())
                || !credential.account().enabled()) {
            return Optional.empty();
        }
        if (Argon2id.outdated(credential.hash())) {
            accounts.replacePassword(credential.account().id(), credential.hash(), Argon2id.hash(password));
        }
        return Optional.of(credential.account());
    }

    /** Creates the account, or leaves the one that already has this name as it is: empty then. */
    @Transactional
    public Optional<UserId> create(NewUser user) {
        if (accounts.findByKey(key(user.username())).isPresent()) {
            return Optional.empty();
        }
        UserId id = new UserId(random.id());
        if (!accounts.insert(id, key(user.username()), user, Argon2id.hash(user.password()))) {
            return Optional.empty();
        }
        audit.record(AuditEntry.of(AuditEvent.USER_CREATED).user(id.value()));
        return Optional.of(id);
    }

    /** Whether there is no account at all, as on the first start. */
    public boolean none() {
        return accounts.none();
    }

    /** Holds everybody else up who locks the same account, until the transaction that this call is in is over. */
    public void lock(UserId id) {
        accounts.lock(id);
    }

    /** Refuses every further sign-in. Idempotent. */
    @EndsAccess
    public void disable(UserId id) {
        accounts.disable(id);
    }

    /** What no account is named, and no database is asked for: PostgreSQL knows no text with a NUL in it. */
    private static boolean wellFormed(String username) {
        return username.length() <= LONGEST_USERNAME && username.indexOf('\0') < 0;
    }

    private static String key(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
