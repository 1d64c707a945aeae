package dev.signet.auth.client.profile;

import dev.signet.auth.SecurityProfile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one setting that stands by itself, beside those of the rooms.
 *
 * @param profile how strictly every client is held: {@code oauth2.1}, {@code fapi2-security} (FAPI 2.0 Security Profile) or
 *     {@code fapi2-message-signing} (with signed requests and answers). One client alone: {@code signet.client.settings.<name>.profile}
 */
@ConfigurationProperties(prefix = "signet")
public record ProfileProperties(@DefaultValue("oauth2.1") SecurityProfile profile) {

    /** Where nothing is said. */
    public static final ProfileProperties NONE = new ProfileProperties(SecurityProfile.OAUTH2_1);
}
