package dev.signet.demo.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of an experiment.
 *
 * @param asExpected whether it is what the standards promise
 * @param verdict the message that says so in a sentence
 * @param numbers what was measured, for that sentence
 * @param after what it leaves behind
 */
public record Report(boolean asExpected, String verdict, List<String> numbers, List<Step> steps, After after) {

    /** What an experiment leaves behind, and so what sets it back. */
    public enum After {
        /** Everything is as before. */
        NOTHING,
        /** The tokens of this session are worth nothing any more. */
        SIGN_IN_AGAIN,
        /** The API wants a more recent proof of who one is. */
        PROVE_AGAIN
    }

    public Report {
        numbers = List.copyOf(numbers);
        steps = List.copyOf(steps);
    }

    /** The numbers, as a message takes them. */
    public Object[] arguments() {
        return numbers.toArray();
    }

    /** The message that says what is left behind. */
    public String afterKey() {
        return "after." + after.name().toLowerCase(Locale.ROOT);
    }

    /** Collects steps, and the verdict at their end. */
    public static final class Notebook {

        private final String experiment;
        private final List<Step> steps = new ArrayList<>();

        public Notebook(String experiment) {
            this.experiment = experiment;
        }

        /** Writes down what came of a call, under the message {@code experiment.<id>.<what>}. */
        public Answer write(String what, Answer answer) {
            return write(what, answer, answer.error());
        }

        /** The same with a fact of its own instead of the error. */
        public Answer write(String what, Answer answer, String fact) {
            String key = "experiment." + experiment + "." + what;
            steps.add(new Step(key, answer.call(), answer.status(), fact, answer.millis()));
            return answer;
        }

        /** The sentence is {@code experiment.<id>.held} or {@code .broke}. */
        public Report end(boolean asExpected, After after, Object... numbers) {
            List<String> written = new ArrayList<>();
            for (Object number : numbers) {
                written.add(String.valueOf(number));
            }
            String verdict = "experiment." + experiment + (asExpected ? ".held" : ".broke");
            return new Report(asExpected, verdict, written, steps, after);
        }
    }
}
