package dev.signet.auth.user.profile;

import dev.signet.auth.user.UserAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * The standard claims of a person (OpenID Connect Core §5.1), and which scope asks for which (§5.4). What is not known is left out, never
 * null or empty (§5.3.2).
 */
public final class StandardClaims {

    /** Those that ask for claims. */
    public static final List<String> SCOPES =
            List.of(OidcScopes.PROFILE, OidcScopes.EMAIL, OidcScopes.ADDRESS, OidcScopes.PHONE);

    private static final Map<String, List<String>> BY_SCOPE = Map.of(
            OidcScopes.PROFILE,
            List.of(
                    "name",
                    "given_name",
                    "family_name",
                    "middle_name",
                    "nickname",
                    "preferred_username",
                    "profile",
                    "picture",
                    "website",
                    "gender",
                    "birthdate",
                    "zoneinfo",
                    "locale",
                    "updated_at"),
            OidcScopes.EMAIL,
            List.of("email", "email_verified"),
            OidcScopes.ADDRESS,
            List.of("address"),
            OidcScopes.PHONE,
            List.of("phone_number", "phone_number_verified"));

    private StandardClaims() {}

    /** The names of the claims that {@code scopes} ask for. */
    public static Set<String> named(Collection<String> scopes) {
        Set<String> names = new LinkedHashSet<>();
        scopes.forEach(scope -> names.addAll(BY_SCOPE.getOrDefault(scope, List.of())));
        return names;
    }

    /** All that is known of a person but the {@code sub}, by the names of the claims. */
    static Map<String, Object> of(UserAccount account, Profile profile) {
        Claims claims = new Claims();
        claims.put("name", account.name());
        claims.put("given_name", account.givenName());
        claims.put("family_name", account.familyName());
        claims.put("middle_name", profile.middleName());
        claims.put("nickname", profile.nickname());
        claims.put("preferred_username", account.username());
        claims.put("profile", text(profile.page()));
        claims.put("picture", text(profile.picture()));
        claims.put("website", text(profile.website()));
        claims.put("gender", profile.gender());
        claims.put("birthdate", profile.birthdate());
        claims.put("zoneinfo", profile.zoneinfo());
        claims.put("locale", account.locale());
        claims.put("updated_at", later(account.updatedAt(), profile.updatedAt()).getEpochSecond());
        if (account.email() != null) {
            claims.put("email", account.email());
            claims.put("email_verified", account.emailVerified());
        }
        Profile.Phone phone = profile.phone();
        if (phone != null) {
            claims.put("phone_number", phone.number());
            claims.put("phone_number_verified", phone.verified());
        }
        Map<String, Object> address = address(profile.address());
        claims.put("address", address.isEmpty() ? null : address);
        return claims.known;
    }

    private static Map<String, Object> address(Profile.Address address) {
        Claims parts = new Claims();
        parts.put("formatted", address.formatted());
        parts.put("street_address", address.street());
        parts.put("locality", address.locality());
        parts.put("region", address.region());
        parts.put("postal_code", address.postalCode());
        parts.put("country", address.country());
        return parts.known;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Takes what is known, in this order. */
    private static final class Claims {

        private final Map<String, Object> known = new LinkedHashMap<>();

        private void put(String name, @Nullable Object value) {
            if (value != null) {
                known.put(name, value);
            }
        }
    }
}
