package dev.signet.demo.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How the stub behaves until it is told otherwise: well. A test changes what it is about. */
public final class StubMood {

    /** What authorization responses carry as {@code iss}; {@code null} for the issuer, empty for none at all. */
    public volatile @Nullable String responseIssuer;

    /** What authorization responses carry as {@code state}; {@code null} for what was sent. */
    public volatile @Nullable String responseState;

    /** An OAuth error instead of a code. */
    public volatile @Nullable String authorizationError;

    /** The ID token's nonce; {@code null} for what was sent. */
    public volatile @Nullable String nonce;

    /** The ID token's audience; {@code null} for the client. */
    public volatile @Nullable String audience;

    /** The ID token's issuer; {@code null} for the stub. */
    public volatile @Nullable String idTokenIssuer;

    /** Whether the ID token is signed with a key that is in no key set. */
    public volatile boolean strangeKey;

    /** Whether the ID token has run out already. */
    public volatile boolean stale;

    /** The subject of ID tokens that come with a refresh; {@code null} for the one who signed in. */
    public volatile @Nullable String refreshedSubject;

    /** Lifetime of access tokens, in seconds. */
    public volatile long lifetime = 60;

    /** Whether every refresh is refused with {@code invalid_grant}. */
    public volatile boolean grantsEnded;

    /** Whether the token endpoint hangs up without a word. */
    public volatile boolean silent;

    /** How long a refresh takes, in milliseconds: time for others to arrive. */
    public volatile long refreshMillis;

    /** What the issued tokens allow. */
    public volatile Set<String> scopes = Set.of("openid", "profile", "email", "orders:read", "orders:write");

    /** Paths of the API whose door lets no token in any more. */
    public final Set<String> closedDoors = ConcurrentHashMap.newKeySet();

    /** Paths of the API that it does not have. */
    public final Set<String> missingDoors = ConcurrentHashMap.newKeySet();

    /** Whether the API refuses every token. */
    public volatile boolean tokensRefused;
}
