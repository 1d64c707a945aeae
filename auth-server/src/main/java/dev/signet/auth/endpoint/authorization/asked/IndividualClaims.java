package dev.signet.auth.endpoint.authorization.asked;

import dev.signet.auth.grant.claims.ClaimsRequest;
import dev.signet.auth.user.profile.StandardClaims;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims that a request asks for one by one (OpenID Connect Core §5.5). A client can ask for no more in this way than by its scopes: what none of
 * those stands for is left out, as everything is that is not known here.
 */
public final class IndividualClaims {

    private static final String PARAMETER = "claims";

    private IndividualClaims() {}

    /**
     * @param parameters of a request that was found good
     * @param registered the scopes that the client may ask for
     */
    public static ClaimsRequest read(Map<String, Object> parameters, Set<String> registered) {
        return Optional.ofNullable(parameters.get(PARAMETER))
                .map(String::valueOf)
                .flatMap(ClaimsRequest::parse)
                .map(claims -> claims.within(StandardClaims.named(registered)))
                .orElse(ClaimsRequest.NOTHING);
    }
}
