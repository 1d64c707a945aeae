package dev.signet.resource.order;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * All orders, in memory: they end with the process. Bounded, so that no caller can fill the heap: so many orders for an
 * owner, so many owners; what does not fit is refused, never pushed out.
 */
@Component
class OrderBook {

    static final int MOST_ORDERS = 100;
    static final int MOST_OWNERS = 10_000;

    private final ConcurrentMap<String, List<Order>> byOwner = new ConcurrentHashMap<>();
    private final Clock clock;

    OrderBook(Clock clock) {
        this.clock = clock;
    }

    /** Places an order of {@code owner}; empty when no more fit. */
    Optional<Order> place(String owner, String item, int quantity) {
        if (byOwner.size() >= MOST_OWNERS && !byOwner.containsKey(owner)) {
            return Optional.empty();
        }
        Order order = new Order(UUID.randomUUID(), item, quantity, clock.instant());
        List<Order> orders = byOwner.merge(owner, List.of(order), OrderBook::joined);
        return orders.contains(order) ? Optional.of(order) : Optional.empty();
    }

    private static List<Order> joined(List<Order> placed, List<Order> more) {
        if (placed.size() >= MOST_ORDERS) {
            return placed;
        }
        return Stream.concat(more.stream(), placed.stream()).toList();
    }

    /** The orders of {@code owner}, newest first, and after them everybody's samples. */
    List<Order> list(String owner) {
        List<Order> placed = byOwner.getOrDefault(owner, List.of());
        return Stream.concat(placed.stream(), SampleOrders.ALL.stream()).toList();
    }

    /** The order of that id, if {@code owner} would find it in the list. */
    Optional<Order> find(String owner, UUID id) {
        return list(owner).stream().filter(order -> order.id().equals(id)).findAny();
    }
}
