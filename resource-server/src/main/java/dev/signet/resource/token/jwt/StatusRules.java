package dev.signet.resource.token.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.resource.token.status.StatusLists;
import dev.signet.resource.token.status.StatusReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the issuer's status lists must say of a token that is good otherwise (Token Status List, draft 20, §8.3). */
final class StatusRules {

    private static final String CLAIM = "status";

    private final StatusLists lists;
    private final String issuer;
    private final boolean required;

    StatusRules(StatusLists lists, String issuer, boolean required) {
        this.lists = lists;
        this.issuer = issuer;
        this.required = required;
    }

    /** Where the token's status stands; null for a token without one, where that is allowed. */
    @Nullable
    StatusReference placeOf(JWTClaimsSet claims) {
        Object claim = claims.getClaim(CLAIM);
        if (StatusReference.isIn(claim)) {
            return StatusReference.read(claim, issuer).orElseThrow(Refusal.UNUSABLE_STATUS::asException);
        }
        if (required) {
            throw Refusal.MISSING_STATUS.asException();
        }
        return null;
    }

    /**
     * Why the token is not good now; empty when it is.
     *
     * @throws dev.signet.resource.token.status.StatusUnavailableException when nobody can say it
     */
    Optional<Refusal> brokenBy(@Nullable StatusReference place) {
        if (place == null) {
            return Optional.empty();
        }
        return switch (lists.find(place)) {
            case VALID -> Optional.empty();
            case REVOKED -> Optional.of(Refusal.REVOKED);
            case SUSPENDED -> Optional.of(Refusal.SUSPENDED);
            case OTHER -> Optional.of(Refusal.NOT_GOOD_BY_STATUS);
            case ABSENT -> Optional.of(Refusal.UNUSABLE_STATUS);
        };
    }
}
