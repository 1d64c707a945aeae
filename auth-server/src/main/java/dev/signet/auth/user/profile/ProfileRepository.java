package dev.signet.auth.user.profile;

import dev.signet.auth.user.UserId;
import dev.signet.auth.user.profile.Profile.Address;
import dev.signet.auth.user.profile.Profile.Phone;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code user_profile}. */
@Repository
class ProfileRepository {

    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> find(UserId user) {
        return jdbc.sql("""
                        select middle_name, nickname, profile_url, picture_url, website_url, gender, birthdate, zoneinfo,
                            phone_number, phone_number_verified, address_formatted, street_address, locality, region,
                            postal_code, country, updated_at
                        from user_profile where user_id = ?""")
                .param(user.value())
                .query(ProfileRepository::profile)
                .optional();
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        String phone = row.getString("phone_number");
        return new Profile(
                row.getString("middle_name"),
                row.getString("nickname"),
                uri(row.getString("profile_url")),
                uri(row.getString("picture_url")),
                uri(row.getString("website_url")),
                row.getString("gender"),
                row.getString("birthdate"),
                row.getString("zoneinfo"),
                phone == null ? null : new Phone(phone, row.getBoolean("phone_number_verified")),
                new Address(
                        row.getString("address_formatted"),
                        row.getString("street_address"),
                        row.getString("locality"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
