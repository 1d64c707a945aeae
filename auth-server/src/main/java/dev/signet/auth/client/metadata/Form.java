package dev.signet.auth.client.metadata;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What the value of a member must be like, and what it is turned into. */
enum Form {
    /** A string without control and formatting characters: people read some of them. */
    TEXT {
        @Override
        Object read(Member member, Object sent) {
            return text(member, sent, LONGEST_TEXT);
        }
    },
    /** An array of strings. */
    TEXTS {
        @Override
        Object read(Member member, Object sent) {
            if (!(sent instanceof List<?> list) || list.size() > MOST) {
                throw MetadataRefusal.of(member, "is not an array of at most " + MOST + " strings");
            }
            return list.stream()
                    .map(each -> text(member, Objects.requireNonNullElse(each, ""), LONGEST_TEXT))
                    .distinct()
                    .toList();
        }
    },
    /** An address of the web: https, or this machine. */
    ADDRESS {
        @Override
        Object read(Member member, Object sent) {
            String text = text(member, sent, LONGEST_TEXT);
            try {
                WebAddress.check(member.wireName(), new URI(text), "https://app.example.com");
                return text;
            } catch (URISyntaxException malformed) {
                throw MetadataRefusal.of(member, "is not an absolute web address without fragment and user");
            } catch (BadConfiguration refused) {
                throw MetadataRefusal.of(member, refused.problem());
            }
        }
    },
    FLAG {
        @Override
        Object read(Member member, Object sent) {
            if (sent instanceof Boolean) {
                return sent;
            }
            throw MetadataRefusal.of(member, "is neither true nor false");
        }
    },
    /** An object. */
    OBJECT {
        @Override
        Object read(Member member, Object sent) {
            if (sent instanceof Map<?, ?> object) {
                return object;
            }
            throw MetadataRefusal.of(member, "is not a JSON object");
        }
    };

    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST = 50;
    private static final Pattern READABLE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** @throws MetadataRefusal if it is of another form */
    abstract Object read(Member member, Object sent);

    /** What a setting holds of {@code value}, which is of some form. */
    static String setting(Object value) {
        return value instanceof Map<?, ?> object ? JsonMapper.shared().writeValueAsString(object) : value.toString();
    }

    private static String text(Member member, Object sent, int longest) {
        if (sent instanceof String text
                && text.length() <= longest
                && READABLE.matcher(text).matches()) {
            return text;
        }
        throw MetadataRefusal.of(member, "is not a string of 1 to " + longest + " readable characters");
    }
}
