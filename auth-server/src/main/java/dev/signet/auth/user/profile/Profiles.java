package dev.signet.auth.user.profile;

import dev.signet.auth.user.UserId;
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
}
