package dev.signet.auth.status.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever was told of a change was told of all before it, at this node or another, and misses none after it. */
class ListChangesTests {

    private final ListChanges changes = new ListChanges();

    @Test
    void newcomerHearsOnlyTheNumberAndThenEverything() {
        changes.tell(Map.of(1L, 10L));

        Heard heard = listen(OptionalLong.empty());
        changes.tell(Map.of(2L, 11L));

        assertThat(heard.all).containsExactly("ready 10", "list 2 up to 11");
    }

    @Test
    void whoeverComesBackHearsEachListThatChangedOnceInTheOrderOfTheirNewestChanges() {
        changes.tell(Map.of(1L, 10L, 2L, 11L, 3L, 12L));
        changes.tell(Map.of(1L, 13L));

        assertThat(listen(OptionalLong.of(10)).all)
                .containsExactly("list 2 up to 11", "list 3 up to 12", "list 1 up to 13", "ready 13");
        assertThat(listen(OptionalLong.of(13)).all).containsExactly("ready 13");
    }

    /** One that ends a client may touch many lists: a listener that is cut off between them must hear of the others again. */
    @Test
    void changeOfSeveralListsIsCompleteWithTheLastOfThem() {
        Heard heard = listen(OptionalLong.empty());

        changes.tell(Map.of(1L, 10L, 2L, 10L, 3L, 10L));

        assertThat(heard.all.subList(1, 3)).allMatch(told -> told.endsWith("up to 9"));
        assertThat(heard.all.get(3)).endsWith("up to 10");
        assertThat(listen(OptionalLong.of(9)).all).hasSize(4);
    }

    @Test
    void numberThatIsNotReachedYetMayBeAny() {
        changes.tell(Map.of(1L, 10L, 2L, 11L));

        assertThat(listen(OptionalLong.of(12)).all).containsExactly("list 1 up to 10", "list 2 up to 11", "ready 11");
        assertThat(listen(OptionalLong.of(Long.MAX_VALUE)).all).hasSize(3);
    }

    @Test
    void listThatIsOverIsNotToldOf() {
        changes.tell(Map.of(1L, 10L, 2L, 11L));

        changes.retain(Set.of(2L));

        assertThat(listen(OptionalLong.of(0)).all).containsExactly("list 2 up to 11", "ready 11");
    }

    @Test
    void whoeverHasLeftHearsNothing() {
        Heard heard = listen(OptionalLong.empty());

        changes.leave(heard);
        changes.leave(heard);
        changes.tell(Map.of(1L, 10L));

        assertThat(heard.all).containsExactly("ready 0");
    }

    private Heard listen(OptionalLong since) {
        Heard heard = new Heard();
        changes.listen(heard, since);
        return heard;
    }

    private static final class Heard implements ListChanges.Listener {

        private final List<String> all = new ArrayList<>();

        @Override
        public void changed(ListChange change) {
            all.add("list " + change.list() + " up to " + change.upTo());
        }

        @Override
        public void ready(long number) {
            all.add("ready " + number);
        }
    }
}
