package dev.signet.resource.token.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.resource.token.key.KeyCache;
import dev.signet.resource.token.key.VerificationKey;
import dev.signet.resource.token.status.StatusLists;

/**
 * An authorization server whose tokens open this API, with what is its own and no other's: its keys and its status lists. A key of one
 * issuer verifies nothing that names another, and a list of one says nothing of another's tokens.
 */
public final class TrustedIssuer {

    private final KeyCache keys;
    private final ClaimRules rules;
    private final StatusRules status;

    /** @param statusRequired whether its tokens must name a status list */
    public TrustedIssuer(KeyCache keys, ClaimRules rules, StatusLists lists, boolean statusRequired) {
        this.keys = keys;
        this.rules = rules;
        this.status = new StatusRules(lists, rules.issuer(), statusRequired);
    }

    /** As its tokens name it in {@code iss}. */
    String name() {
        return rules.issuer();
    }

    StatusRules status() {
        return status;
    }

    /** The key of this issuer that verifies the token, by {@code kid} alone. */
    VerificationKey verifying(SignedJWT token) {
        JWSHeader header = token.getHeader();
        VerificationKey key = keys.find(header.getKeyID()).orElseThrow(Refusal.UNKNOWN_KEY::asException);
        if (!key.allows(header.getAlgorithm())) {
            throw Refusal.WRONG_ALGORITHM.asException();
        }
        if (!key.verifies(token)) {
            throw Refusal.WRONG_SIGNATURE.asException();
        }
        return key;
    }

    /** A key that was withdrawn takes the tokens along that it verified: new keys are new objects, also under an old name. */
    boolean stillPublishes(VerificationKey known) {
        return keys.find(known.id()).filter(key -> key == known).isPresent();
    }

    ClaimRules rules() {
        return rules;
    }
}
