package dev.signet.auth.account.view;

import dev.signet.auth.session.device.DeviceName;
import dev.signet.auth.web.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the person reads it whom it happened to.
 *
 * @param event the name of the text for it
 * @param app the name of the application that it concerns; null for none
 * @param reason the name of the text for why; null where there is none
 * @param device that the request for it came from; null where it came from none
 */
public record HistoryLine(
        String event,
        Moment at,
        @Nullable String app,
        @Nullable String reason,
        @Nullable DeviceName device,
        @Nullable String address) {}
