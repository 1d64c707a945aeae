package dev.signet.resource.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.resource.testing.HandClock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderBookTests {

    private final OrderBook book = new OrderBook(new HandClock());

    @Test
    void fullBookRefusesAndKeepsWhatItHas() {
        for (int i = 0; i < OrderBook.MOST_ORDERS; i++) {
            assertThat(book.place("alice", "apples", 1)).isPresent();
        }

        assertThat(book.place("alice", "one more", 1)).isEmpty();
        assertThat(book.list("alice"))
                .hasSize(OrderBook.MOST_ORDERS + SampleOrders.ALL.size())
                .noneMatch(o -> o.item().equals("one more"));
        assertThat(book.place("bob", "pears", 1)).isPresent();
    }

    @Test
    void ownersAreBoundedTooAndKnownOnesGoOnOrdering() {
        for (int i = 0; i < OrderBook.MOST_OWNERS; i++) {
            book.place("owner-" + i, "apples", 1);
        }

        assertThat(book.place("newcomer", "apples", 1)).isEmpty();
        assertThat(book.place("owner-0", "pears", 1)).isPresent();
    }

    @Test
    void ordersPlacedAtOnceAreAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> order = () -> book.place("alice", "apples", 1);
            for (var done :
                    threads.invokeAll(Stream.generate(() -> order).limit(64).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(book.list("alice")).hasSize(64 + SampleOrders.ALL.size());
    }

    @Test
    void newestOrderStandsFirstAndSamplesLast() {
        Order first = book.place("alice", "apples", 1).orElseThrow();
        Order second = book.place("alice", "pears", 1).orElseThrow();

        assertThat(book.list("alice")).startsWith(second, first).endsWith(SampleOrders.ALL.toArray(new Order[0]));
        assertThat(book.list("bob")).isEqualTo(SampleOrders.ALL);
    }

    @Test
    void orderIsFoundByItsOwnerOnly() {
        Order order = book.place("alice", "apples", 3).orElseThrow();

        assertThat(book.find("bob", order.id())).isEmpty();
        assertThat(book.find("alice", order.id())).contains(order);
    }
}
