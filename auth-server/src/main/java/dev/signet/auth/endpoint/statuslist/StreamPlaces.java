package dev.signet.auth.endpoint.statuslist;

import dev.signet.auth.client.ClientId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many streams are open on this node, of all clients and of each. */
@Component
class StreamPlaces {

    private final StatusProperties limits;
    private final Counter clientHasTooMany;
    private final Counter serverHasTooMany;
    private final Map<ClientId, Integer> taken = new HashMap<>();
    private int all;

    /** What becomes of somebody who asks for a place. */
    enum Place {
        GIVEN,
        CLIENT_HAS_TOO_MANY,
        SERVER_HAS_TOO_MANY
    }

    StreamPlaces(StatusProperties limits, MeterRegistry meters) {
        this.limits = limits;
        this.clientHasTooMany = refused(meters, "client");
        this.serverHasTooMany = refused(meters, "server");
        Gauge.builder("signet.status.streams", this, StreamPlaces::open)
                .description("streams of this node on which a client is told of changed status lists")
                .register(meters);
    }

    synchronized Place take(ClientId client) {
        if (all >= limits.streams()) {
            serverHasTooMany.increment();
            return Place.SERVER_HAS_TOO_MANY;
        }
        int own = taken.getOrDefault(client, 0);
        if (own >= limits.streamsPerClient()) {
            clientHasTooMany.increment();
            return Place.CLIENT_HAS_TOO_MANY;
        }
        taken.put(client, own + 1);
        all++;
        return Place.GIVEN;
    }

    synchronized void giveBack(ClientId client) {
        taken.computeIfPresent(client, (any, own) -> own == 1 ? null : own - 1);
        all--;
    }

    private synchronized int open() {
        return all;
    }

    private static Counter refused(MeterRegistry meters, String limit) {
        return Counter.builder("signet.status.streams.refused")
                .description("streams that this node refused because too many were open")
                .tag("limit", limit)
                .register(meters);
    }
}
