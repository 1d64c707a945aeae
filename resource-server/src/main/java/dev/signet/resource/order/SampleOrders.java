package dev.signet.resource.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders that everybody finds in the book, so that the first look at a new one shows something. They never change. */
final class SampleOrders {

    /** Newest first, as the book lists them. */
    static final List<Order> ALL = List.of(
            sample("5a1e0000-0000-4000-8000-000000000003", "Quince jelly", 2, "2026-10-12T07:30:00Z"),
            sample("5a1e0000-0000-4000-8000-000000000002", "Lighthouse postcards", 12, "2026-09-21T16:05:00Z"),
            sample("5a1e0000-0000-4000-8000-000000000001", "Crate of Boskoop apples", 1, "2026-09-03T09:00:00Z"));

    private SampleOrders() {}

    private static Order sample(String id, String item, int quantity, String placedAt) {
        return new Order(UUID.fromString(id), item, quantity, Instant.parse(placedAt));
    }
}
