package dev.signet.demo.experiment.token;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes of a good token one that looks good: for whoever has no key, that is all there is to do. */
final class Forgery {

    private static final int PARTS = 3;

    private Forgery() {}

    /** With another claim, and the signature from before. */
    static String withClaim(String token, String claim, Object value) {
        String[] parts = parts(token);
        return parts[0] + "." + changed(parts[1], claim, value) + "." + parts[2];
    }

    /** Saying of itself that it needs no signature, and without one. */
    static String unsigned(String token) {
        String[] parts = parts(token);
        return changed(parts[0], "alg", "none") + "." + parts[1] + ".";
    }

    private static String[] parts(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == PARTS
                ? parts
                : new String[] {Base64URL.encode("{}").toString(), "e30", ""};
    }

    private static String changed(String part, String name, Object value) {
        try {
            Map<String, Object> members =
                    new LinkedHashMap<>(JSONObjectUtils.parse(new Base64URL(part).decodeToString()));
            members.put(name, value);
            return Base64URL.encode(JSONObjectUtils.toJSONString(members)).toString();
        } catch (ParseException noJson) {
            throw new IllegalStateException("A token that is no JWT cannot be forged.", noJson);
        }
    }
}
