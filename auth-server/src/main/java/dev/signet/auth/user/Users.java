package dev.signet.auth.user;

import dev.signet.auth.EndsAccess;
import dev.signet.auth.audit.AuditEntry;
import dev.signet.auth.audit.AuditEvent;
import dev.signet.auth.audit.AuditTrail;
import dev.signet.auth.secret.Argon2id;
import dev.signet.auth.secret.RandomValues;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;

    Users(UserRepository accounts, RandomValues random, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.random = random;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<UserAccount> find(UserId id) {
        return accounts.find(id);
    }

    /** The account with this user name, whatever its case. */
    public Optional<UserAccount> findByUsername(String username) {
        return wellFormed(username) ? accounts.findByKey(key(username)) : Optional.empty();
    }

    /**
     * What {@code username} and {@code password} prove. An unknown name, a wrong password and a disabled account are told apart
     * neither by the answer nor by the time it takes.
     */
    public PasswordProof prove(String username, String password) {
        if (password.length() > NewUser.LONGEST_PASSWORD) {
            return new PasswordProof.Refused();
        }
        Optional<UserRepository.Credential> found =
                wellFormed(username) ? accounts.findCredential(key(username)) : Optional.empty();
        if (found.isEmpty()) {
            Argon2id.matches(password, nobodys.join());
            return new PasswordProof.Refused();
        }
        UserRepository.Credential credential = found.get();
        if (!Argon2id.matches(password, credential.hash())) {
            return new PasswordProof.Refused();
        }
        UserAccount account = credential.account();
        if (!account.enabled()) {
            return account.leaving(clock.instant()) ? new PasswordProof.Leaving(account) : new PasswordProof.Refused();
        }
        if (Argon2id.outdated(credential.hash())) {
            accounts.replacePassword(account.id(), credential.hash(), Argon2id.hash(password));
        }
        return new PasswordProof.Proven(account);
    }

    /** Whether {@code password} is that of the account. */
    public boolean passwordMatches(UserId id, String password) {
        return password.length() <= NewUser.LONGEST_PASSWORD
                && accounts.findHash(id)
                        .filter(hash -> Argon2id.matches(password, hash))
                        .isPresent();
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

    /** Puts another password in the place of the one before, with which nobody signs in any more. */
    @EndsAccess
    public void setPassword(UserId id, ChosenPassword password) {
        accounts.setPassword(id, password.hash());
    }

    /**
     * Shuts an account down and has it erased at {@code eraseAt}; within a transaction of the caller. Whether it is deleted now, by
     * this call or before: the last administrator who may sign in stays.
     *
     * @param keepable whether its owner, who deletes it, may take that back until then
     */
    @EndsAccess
    public boolean delete(UserId id, Instant eraseAt, boolean keepable) {
        if (lastAdministrator(id)) {
            return false;
        }
        accounts.delete(id, eraseAt, keepable);
        return true;
    }

    /** Whether nobody else could administer this server; within a transaction, that stays so until it is over. */
    public boolean lastAdministrator(UserId id) {
        return accounts.lockAdministrators().equals(List.of(id));
    }

    /** Takes a deletion back, as long as there is something to keep. Whether it was this call that did. */
    @Transactional
    public boolean keep(UserId id) {
        boolean kept = accounts.keep(id);
        if (kept) {
            audit.record(AuditEntry.of(AuditEvent.ACCOUNT_KEPT).user(id.value()));
        }
        return kept;
    }

    /**
     * A page of accounts, in the order of their user names in lower case.
     *
     * @param after the user name of the last one of the page before, in lower case; null for the first page
     */
    public List<UserAccount> page(UserSearch search, @Nullable String after, int most) {
        return accounts.list(
                search.username() == null ? null : key(search.username()),
                search.email() == null ? null : key(search.email()),
                after,
                most);
    }

    /** Lets a user in again who was disabled or deleted; what ended then stays ended. Whether it was this call that did. */
    @Transactional
    public boolean enable(UserId id) {
        boolean enabled = accounts.enable(id);
        if (enabled) {
            audit.record(AuditEntry.of(AuditEvent.USER_ENABLED).user(id.value()));
        }
        return enabled;
    }

    /** Erases at most {@code most} accounts whose time ran out, and all that is known of them but the trail. How many. */
    @EndsAccess
    @Transactional
    public int eraseDeleted(int most) {
        int erased = 0;
        for (UserId id : accounts.listToErase(most)) {
            if (accounts.erase(id)) {
                audit.record(AuditEntry.of(AuditEvent.ACCOUNT_ERASED).user(id.value()));
                erased++;
            }
        }
        return erased;
    }

    /** What no account is named, and no database is asked for: PostgreSQL knows no text with a NUL in it. */
    private static boolean wellFormed(String username) {
        return username.length() <= LONGEST_USERNAME && username.indexOf('\0') < 0;
    }

    private static String key(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
