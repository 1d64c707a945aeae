package dev.signet.demo.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who is signed in.
 *
 * @param username what the person is called at the server
 * @param name the person's name in full, or the user name again
 * @param initial one letter for the badge
 * @param claims what the ID token and userinfo say, in an order fit for reading
 */
record PersonView(String username, String name, String initial, List<ClaimView> claims) {

    private static final Map<String, String> SHOWN = Map.of(
            "email", "from userinfo, because you allowed it",
            "sub", "the one name that never changes; the key to keep",
            "sid", "the single sign-on session behind this sign-in",
            "auth_time", "when you proved who you are; older than this visit means single sign-on",
            "amr", "how you proved it",
            "acr", "how strong that proof was");

    private static final List<String> ORDER = List.of("email", "sub", "sid", "auth_time", "amr", "acr");

    static PersonView of(OidcUser user) {
        String username = Stream.of(user.getPreferredUsername(), user.getFullName(), user.getSubject())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("somebody");
        String name = user.getFullName() != null ? user.getFullName() : username;
        List<ClaimView> claims = new ArrayList<>();
        for (String claim : ORDER) {
            Object value = user.getClaims().get(claim);
            if (value != null) {
                claims.add(new ClaimView(claim, ClaimView.of(claim, value).value(), SHOWN.getOrDefault(claim, "")));
            }
        }
        return new PersonView(username, name, name.substring(0, 1).toUpperCase(Locale.ROOT), claims);
    }
}
