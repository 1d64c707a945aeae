package dev.signet.auth.account.view;

import dev.signet.auth.session.device.DeviceName;
import dev.signet.auth.web.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application with access, as the person sees it who gave it.
 *
 * @param scopes what it may do; words for it have the messages
 * @param grantedAt when it was first allowed
 * @param usedAt when it last fetched tokens; null if it never did
 * @param sessions the devices of the sessions in which it is in use
 * @param offline whether it may act while the person is away
 */
public record AppView(
        String clientId,
        String name,
        List<String> scopes,
        Moment grantedAt,
        @Nullable Moment usedAt,
        List<DeviceName> sessions,
        boolean offline) {

    public AppView {
        scopes = List.copyOf(scopes);
        sessions = List.copyOf(sessions);
    }
}
