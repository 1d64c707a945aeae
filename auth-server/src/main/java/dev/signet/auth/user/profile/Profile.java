package dev.signet.auth.user.profile;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The claims of OpenID Connect Core §5.1 that an account does not have already; null for what is not known.
 *
 * @param page of the person, the claim {@code profile}
 * @param birthdate {@code 2001-12-31}, {@code 2001} where the day is nobody's business, or {@code 0000-12-31}
 * @param zoneinfo of the time zone database, such as {@code Europe/Berlin}
 * @param updatedAt when any of it was changed last
 */
public record Profile(
        @Nullable String middleName,
        @Nullable String nickname,
        @Nullable URI page,
        @Nullable URI picture,
        @Nullable URI website,
        @Nullable String gender,
        @Nullable String birthdate,
        @Nullable String zoneinfo,
        @Nullable Phone phone,
        Address address,
        Instant updatedAt) {

    /** Of whom nothing else is known. */
    public static final Profile NONE =
            new Profile(null, null, null, null, null, null, null, null, null, Address.NONE, Instant.EPOCH);

    /**
     * A telephone number.
     *
     * @param number as E.164 has it, such as {@code +4930555501}
     * @param verified whether somebody made sure that it is the person's
     */
    public record Phone(String number, boolean verified) {}

    /** A postal address (§5.1.1); null for parts that are not known. */
    public record Address(
            @Nullable String formatted,
            @Nullable String street,
            @Nullable String locality,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {

        public static final Address NONE = new Address(null, null, null, null, null, null);
    }
}
