package dev.signet.auth.endpoint.profile;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.client.profile.ProfileProperties;
import dev.signet.auth.client.profile.Tightening;
import dev.signet.auth.endpoint.ProtocolExtension;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Takes out of the metadata what the profile of this server leaves nobody to use. A client that is held to one alone changes nothing here:
 * others may use it all.
 */
@Component
class ProfileExtension implements ProtocolExtension {

    private static final String ALGORITHMS = "_signing_alg_values_supported";
    private static final String METHODS = "_endpoint_auth_methods_supported";
    private static final String MODES = "response_modes_supported";
    private static final String SIGNED = "jwt";

    private final SecurityProfile profile;

    ProfileExtension(ProfileProperties properties) {
        this.profile = properties.profile();
    }

    @Override
    public void restrict(Map<String, Object> metadata) {
        if (!profile.fapi()) {
            return;
        }
        metadata.put("require_pushed_authorization_requests", true);
        metadata.replaceAll((name, value) -> {
            if (name.endsWith(ALGORITHMS)) {
                return only(value, profile::allows);
            }
            if (name.endsWith(METHODS)) {
                return only(value, method -> Tightening.permits(profile, method));
            }
            return name.equals(MODES) && profile.signsMessages() ? only(value, mode -> mode.endsWith(SIGNED)) : value;
        });
        if (profile.signsMessages()) {
            metadata.put("require_signed_request_object", true);
        }
    }

    private static Object only(Object values, Predicate<String> kept) {
        return values instanceof List<?> list
                ? list.stream().map(String::valueOf).filter(kept).toList()
                : values;
    }
}
