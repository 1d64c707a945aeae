package dev.signet.auth.client.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What holds of metadata beyond the rules of settings, and what stands in the place of what a client left out (RFC 7591 §2, OpenID Connect
 * Registration §2).
 */
final class MetadataRules {

    private static final String CODE = "authorization_code";
    private static final String REFRESH = "refresh_token";
    private static final int LONGEST_NAME = 200;

    /** What the lists of a client's addresses have room for, together. */
    private static final int LONGEST_LIST = 8_000;

    private final Offer offer;

    MetadataRules(Offer offer) {
        this.offer = offer;
    }

    /** @throws MetadataRefusal with the first rule that is broken */
    void complete(Map<Member, Object> values) {
        boolean secrets = offer.methods().contains("client_secret_basic");
        oneOf(values, Member.TOKEN_ENDPOINT_AUTH_METHOD, secrets ? "client_secret_basic" : "none", offer.methods());
        oneOf(values, Member.ID_TOKEN_SIGNED_RESPONSE_ALG, "RS256", offer.algorithms());
        for (Member signed : List.of(Member.USERINFO_SIGNED_RESPONSE_ALG, Member.AUTHORIZATION_SIGNED_RESPONSE_ALG)) {
            if (values.containsKey(signed)) {
                oneOf(values, signed, "", offer.algorithms());
            }
        }
        oneOf(values, Member.SUBJECT_TYPE, "public", Set.of("public", "pairwise"));
        oneOf(values, Member.APPLICATION_TYPE, "web", Set.of("web", "native"));
        completeGrantTypes(values);
        completeScope(values);
        checkAddresses(values, Member.REDIRECT_URIS);
        checkAddresses(values, Member.POST_LOGOUT_REDIRECT_URIS);
        completeName(values);
        require(
                !values.containsKey(Member.JWKS) || !values.containsKey(Member.JWKS_URI),
                Member.JWKS,
                "stands beside jwks_uri: keys are in one place (RFC 7591 §2)");
    }

    /** Grant types and response types go together (RFC 7591 §2.1). */
    private void completeGrantTypes(Map<Member, Object> values) {
        values.putIfAbsent(Member.GRANT_TYPES, List.of(CODE));
        Set<String> grants = new LinkedHashSet<>(ClientMetadata.texts(values, Member.GRANT_TYPES));
        require(
                offer.grantTypes().containsAll(grants) && !grants.isEmpty() && !grants.equals(Set.of(REFRESH)),
                Member.GRANT_TYPES,
                "has an entry that is not to be had by registering, or no grant to begin with");
        List<String> needed = grants.contains(CODE) ? List.of("code") : List.of();
        values.putIfAbsent(Member.RESPONSE_TYPES, needed);
        require(
                values.get(Member.RESPONSE_TYPES).equals(needed),
                Member.RESPONSE_TYPES,
                "is not what goes with the grant types: code, and nothing else, with authorization_code");
    }

    /** What may not be had is left out, and the answer says so (RFC 7591 §3.2.1). */
    private void completeScope(Map<Member, Object> values) {
        Set<String> scopes = new LinkedHashSet<>();
        if (values.get(Member.SCOPE) instanceof String asked) {
            scopes.addAll(Arrays.asList(asked.split(" ")));
            scopes.retainAll(offer.scopes());
            require(!scopes.isEmpty(), Member.SCOPE, "has nothing in it that may be had by registering");
        } else {
            offer.scopes().stream().sorted().forEach(scopes::add);
        }
        if (!scopes.isEmpty()) {
            values.put(Member.SCOPE, String.join(" ", scopes));
        }
    }

    /** One that says nothing of its name goes by where it is. */
    private static void completeName(Map<Member, Object> values) {
        String host = ClientMetadata.texts(values, Member.REDIRECT_URIS).stream()
                .map(uri -> parse(uri).getHost())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("?");
        values.putIfAbsent(Member.CLIENT_NAME, host);
        String name = values.get(Member.CLIENT_NAME).toString();
        require(
                name.length() <= LONGEST_NAME && !name.isBlank(),
                Member.CLIENT_NAME,
                "is blank, or longer than " + LONGEST_NAME + " characters");
    }

    private static void checkAddresses(Map<Member, Object> values, Member member) {
        List<String> addresses = ClientMetadata.texts(values, member);
        require(
                String.join(" ", addresses).length() <= LONGEST_LIST,
                member,
                "is longer than " + LONGEST_LIST + " characters");
        Predicate<String> address = uri -> parse(uri).isAbsolute();
        require(addresses.stream().allMatch(address), member, "has an entry that is not an absolute URI");
    }

    private static URI parse(String uri) {
        try {
            return new URI(uri);
        } catch (URISyntaxException malformed) {
            return URI.create("");
        }
    }

    private static void oneOf(Map<Member, Object> values, Member member, String otherwise, Set<String> allowed) {
        values.putIfAbsent(member, otherwise);
        require(
                allowed.contains(values.get(member).toString()),
                member,
                "is not one of " + allowed.stream().sorted().toList());
    }

    private static void require(boolean holds, Member member, String problem) {
        if (!holds) {
            throw MetadataRefusal.of(member, problem);
        }
    }
}
