package dev.signet.demo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTableTests {

    @Test
    void whatIsNoJsonIsNoTable() {
        assertThat(AnswerTable.read("<html>").columns()).isEmpty();
        assertThat(AnswerTable.read("").rows()).isEmpty();
        assertThat(AnswerTable.read("42").rows()).isEmpty();
    }

    @Test
    void listOfUnevenObjectsFillsWhatIsMissing() {
        AnswerTable table = AnswerTable.read("[{\"item\":\"Pears\"},{\"item\":\"Plums\",\"quantity\":3}]");

        assertThat(table.columns()).containsExactly("item", "quantity");
        assertThat(table.rows()).containsExactly(List.of("Pears", ""), List.of("Plums", "3"));
    }

    @Test
    void listInsideAnObjectIsFound() {
        AnswerTable table = AnswerTable.read("{\"owner\":\"alice\",\"orders\":[{\"item\":\"Pears\"}]}");

        assertThat(table.rows()).containsExactly(List.of("Pears"));
    }

    @Test
    void idComesLastAndTimesLoseTheirFractions() {
        AnswerTable table =
                AnswerTable.read("[{\"id\":7,\"item\":\"Pears\",\"placedAt\":\"2026-11-21T09:50:14.123456Z\"}]");

        assertThat(table.columns()).containsExactly("item", "placedAt", "id");
        assertThat(table.rows()).containsExactly(List.of("Pears", "2026-11-21 09:50:14 UTC", "7"));
    }

    @Test
    void problemsDetailIsTakenOutAndCutShort() {
        assertThat(AnswerTable.detail("{\"detail\":\"quantity: at least 1\"}")).contains("quantity: at least 1");
        assertThat(AnswerTable.detail("{\"detail\":\"" + "x".repeat(999) + "\"}")
                        .orElseThrow())
                .hasSize(300);
        assertThat(AnswerTable.detail("<html>")).isEmpty();
    }
}
