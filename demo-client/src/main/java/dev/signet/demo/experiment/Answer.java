package dev.signet.demo.experiment;

import java.util.List;
import java.util.Map;

/**
 * What came back from a call that was made by hand. Holds tokens: for experiments, and for nothing that is shown.
 *
 * @param call the request line
 * @param status the HTTP status; 0 when no answer came
 * @param error what it says is wrong, from the body or the challenge; empty where nothing is
 * @param challenge {@code WWW-Authenticate}; empty where there is none
 * @param members of the JSON object in its body
 */
public record Answer(
        String call, int status, String error, String challenge, Map<String, Object> members, long millis) {

    public boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** A member of the body as text; empty where there is none. */
    public String text(String member) {
        Object value = members.get(member);
        return value == null ? "" : String.valueOf(value);
    }

    /** A member of the body as a number; 0 where there is none. */
    public long number(String member) {
        return members.get(member) instanceof Number number ? number.longValue() : 0;
    }

    public boolean says(String code) {
        return error.equals(code);
    }

    /** Whether both or none of these were let through. */
    public static boolean allAccepted(List<Answer> answers) {
        return answers.stream().allMatch(Answer::accepted);
    }

    /** Tokens are in here. */
    @Override
    public String toString() {
        return "Answer[" + call + ", " + status + ", " + error + "]";
    }
}
