package dev.signet.auth.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/** Status lists as an API reads them (draft-ietf-oauth-status-list-20). */
public final class StatusLists {

    private StatusLists() {}

    /** The {@code uri} in the {@code status} claim of an access token. */
    public static String uri(Tokens tokens) {
        return String.valueOf(place(tokens).get("uri"));
    }

    /** What of it is asked for on the server. */
    public static String path(Tokens tokens) {
        return URI.create(uri(tokens)).getPath();
    }

    /** Whether {@code tokens} are taken back, as the list in {@code answer} has it. */
    public static boolean bit(OAuth oauth, Answer answer, Tokens tokens) {
        int index = ((Number) place(tokens).get("idx")).intValue();
        return (bits(oauth, answer)[index / 8] >> (index % 8) & 1) == 1;
    }

    /** The {@code status_list} claim of the list token in {@code answer}. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> claim(OAuth oauth, Answer answer) {
        return (Map<String, Object>) oauth.jwts().claims(answer.body()).get("status_list");
    }

    private static byte[] bits(OAuth oauth, Answer answer) {
        byte[] zlib = Base64.getUrlDecoder()
                .decode(String.valueOf(claim(oauth, answer).get("lst")));
        try (InflaterInputStream bits = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
            return bits.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> place(Tokens tokens) {
        Map<String, Object> status =
                (Map<String, Object>) tokens.accessTokenClaims().get("status");
        return (Map<String, Object>) status.get("status_list");
    }
}
