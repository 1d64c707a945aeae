package dev.signet.auth.account.view;

import dev.signet.auth.session.device.DeviceName;
import dev.signet.auth.web.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param current whether it is the one that the page is shown in
 * @param address that it was last seen from; null if unknown
 * @param apps the names of the applications that were used in it
 */
public record SessionView(
        String sid,
        DeviceName device,
        boolean current,
        Moment startedAt,
        Moment lastSeenAt,
        @Nullable String address,
        boolean remembered,
        List<String> apps) {

    public SessionView {
        apps = List.copyOf(apps);
    }

    /** The picture beside it; guessed from the name, as that is. */
    public String kind() {
        String system = String.valueOf(device.system());
        return system.equals("Android") || system.equals("iOS") ? "phone" : "computer";
    }
}
