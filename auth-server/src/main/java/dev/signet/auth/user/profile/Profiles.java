package dev.signet.auth.user.profile;

import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What accounts say of their people beyond name and email address. */
@Component
public class Profiles {

    private final ProfileRepository rows;

    Profiles(ProfileRepository rows) {
        this.rows = rows;
    }

    /** {@link Profile#NONE} for somebody of whom nothing is known. */
    public Profile find(UserId user) {
        return rows.find(user).orElse(Profile.NONE);
    }

    /** What is known of somebody among the claims of these names (OpenID Connect Core §5.1). Asks nothing where none is named. */
    public Map<String, Object> claims(UserAccount account, Set<String> names) {
        Map<String, Object> known = StandardClaims.of(account, names.isEmpty() ? Profile.NONE : find(account.id()));
        known.keySet().retainAll(names);
        return known;
    }
}
