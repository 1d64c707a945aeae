package dev.signet.auth.endpoint.statuslist;

import dev.signet.auth.BadConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told that status lists have changed. Each costs an open connection and its buffers.
 *
 * @param streams how many clients may be told at once, on one server, that status lists have changed, from 0 to 10000; with 0 nobody is
 *     told, and everybody asks for the lists by the clock
 * @param streamsPerClient how many of these may be one client, so that none takes the places of the others; from 0 to {@code streams}
 */
@ConfigurationProperties(prefix = "signet.status", ignoreUnknownFields = false)
public record StatusProperties(
        @DefaultValue("500") int streams,
        @DefaultValue("100") int streamsPerClient) {

    private static final int MOST = 10_000;

    public StatusProperties {
        if (streams < 0 || streams > MOST) {
            throw new BadConfiguration(
                    "signet.status.streams", "is not between 0 and 10000", "Write a number such as 500.");
        }
        if (streamsPerClient < 0 || streamsPerClient > streams) {
            throw new BadConfiguration(
                    "signet.status.streams-per-client",
                    "is not between 0 and signet.status.streams",
                    "Write a number such as 100.");
        }
    }
}
