package dev.signet.demo.page;

import dev.signet.demo.explain.Catalogue;
import dev.signet.demo.explain.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who is signed in.
 *
 * @param username what the person is called at the server
 * @param name the person's name in full, or the user name again
 * @param initial one letter for the badge
 * @param claims what userinfo and ID token say of the person
 * @param session what the ID token says of the session at the server
 */
record PersonView(String username, String name, String initial, List<Claim> claims, List<Claim> session) {

    private static final List<String> PERSON = List.of("email", "sub");
    private static final List<String> SESSION = List.of("sid", "auth_time", "amr", "acr");

    static PersonView of(OidcUser user, Catalogue catalogue, Locale locale) {
        String username = Stream.of(user.getPreferredUsername(), user.getFullName(), user.getSubject())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("somebody");
        String name = user.getFullName() != null ? user.getFullName() : username;
        return new PersonView(
                username,
                name,
                name.substring(0, 1).toUpperCase(Locale.ROOT),
                claims(user, PERSON, catalogue, locale),
                claims(user, SESSION, catalogue, locale));
    }

    private static List<Claim> claims(OidcUser user, List<String> names, Catalogue catalogue, Locale locale) {
        List<Claim> claims = new ArrayList<>();
        for (String name : names) {
            Object value = user.getClaims().get(name);
            if (value != null) {
                claims.add(new Claim(name, Claim.readable(name, value), catalogue.claim(name, locale)));
            }
        }
        return claims;
    }
}
