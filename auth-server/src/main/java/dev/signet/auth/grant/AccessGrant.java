package dev.signet.auth.grant;

import dev.signet.auth.Confirmation;
import dev.signet.auth.audit.Caller;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.grant.asked.Terms;
import dev.signet.auth.grant.detail.AuthorizationDetails;
import dev.signet.auth.grant.live.LiveTokens;
import dev.signet.auth.session.Levels;
import dev.signet.auth.session.SessionId;
import dev.signet.auth.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A grant as it stands in its row.
 *
 * @param codeChallenge what the verifier of its code must fit; null for a code that takes none
 * @param scopes what was granted; what was requested while it still waits for consent
 * @param terms what else the request said
 * @param generation of the one refresh token that is valid; 0 where there is none
 * @param rotatedAt when the last refresh token was issued; null where there is none
 * @param idleExpiresAt when the refresh token lapses unless it is used; null where there is none
 * @param expiresAt when the whole grant ends, used or not
 * @param usedBy where the request came from that obtained its newest tokens
 * @param boundTo which key whoever uses its code, and then its refresh token, must have; null for none
 * @param liveTokens the access tokens that end with it
 */
public record AccessGrant(
        GrantId id,
        Stage stage,
        ClientId client,
        UserId user,
        SessionId sid,
        Instant handleExpiresAt,
        String redirectUri,
        @Nullable String state,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        Set<String> scopes,
        Terms terms,
        Instant authenticatedAt,
        List<String> methods,
        long generation,
        @Nullable Instant rotatedAt,
        @Nullable Instant idleExpiresAt,
        Instant expiresAt,
        Caller usedBy,
        @Nullable Confirmation boundTo,
        LiveTokens liveTokens) {

    /** The scope that lets a grant outlive its session (OpenID Connect Core §11). */
    static final String OFFLINE = "offline_access";

    /** How far a grant has come. */
    public enum Stage {
        /** The user has been asked. */
        CONSENT,
        /** A code was sent to the client. */
        CODE,
        /** Tokens were obtained. */
        ACTIVE,
        /** Nothing is to be had from it any more. */
        ENDED
    }

    public AccessGrant {
        scopes = Set.copyOf(scopes);
        methods = List.copyOf(methods);
    }

    /** Whether anything may be obtained from this grant at {@code now}: only its end or its absolute expiry changes that. */
    public boolean alive(Instant now) {
        return stage == Stage.ACTIVE && now.isBefore(expiresAt);
    }

    /** Whether its refresh token, if it has one, may still be used at {@code now}. */
    public boolean refreshable(Instant now) {
        return alive(now) && generation > 0 && idleExpiresAt != null && now.isBefore(idleExpiresAt);
    }

    /** Whether whoever has proved to have that key, or none, may use its code or refresh token. */
    boolean opensTo(@Nullable Confirmation key) {
        return boundTo == null || boundTo.equals(key);
    }

    /** Whether it outlives the session that it came from: the user said that the client may act while they are away. */
    public boolean offline() {
        return scopes.contains(OFFLINE);
    }

    /** Whether somebody else vouched for the person: then there was no login to speak of. */
    public boolean vouched() {
        return methods.contains(Levels.VOUCHED);
    }

    /** The level of the login that it came from. */
    public String acr() {
        return Levels.of(methods);
    }

    /** This grant as far as it is for these APIs (RFC 8707 §2.2); nothing is changed by that. */
    public AccessGrant forResources(Set<String> resources) {
        return with(terms.forResources(resources));
    }

    /** This grant as far as it is for these details (RFC 9396 §6); nothing is changed by that. */
    public AccessGrant forDetails(AuthorizationDetails details) {
        return with(terms.forDetails(details));
    }

    private AccessGrant with(Terms others) {
        return new AccessGrant(
                id,
                stage,
                client,
                user,
                sid,
                handleExpiresAt,
                redirectUri,
                state,
                nonce,
                codeChallenge,
                scopes,
                others,
                authenticatedAt,
                methods,
                generation,
                rotatedAt,
                idleExpiresAt,
                expiresAt,
                usedBy,
                boundTo,
                liveTokens);
    }

    /** This grant once {@code issue} has used its refresh token, whose successor is of that generation. */
    AccessGrant after(GrantRepository.Issue issue, long next) {
        return new AccessGrant(
                id,
                stage,
                client,
                user,
                sid,
                handleExpiresAt,
                redirectUri,
                state,
                nonce,
                codeChallenge,
                scopes,
                terms,
                authenticatedAt,
                methods,
                next,
                issue.at(),
                issue.idleExpiresAt(),
                expiresAt,
                issue.to(),
                issue.boundTo(),
                issue.after());
    }
}
