package dev.signet.auth.client.metadata;

import dev.signet.auth.BadConfiguration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client says of itself, as far as it is understood, and with what it left out (RFC 7591 §2). */
public final class ClientMetadata {

    /** Understood, and not served: a client that asks for one of them would be deceived by silence. */
    private static final Set<String> NOT_SERVED = Set.of(
            "request_object_signing_alg",
            "request_object_encryption_alg",
            "request_object_encryption_enc",
            "authorization_encrypted_response_alg",
            "authorization_encrypted_response_enc",
            "introspection_signed_response_alg",
            "introspection_encrypted_response_alg",
            "introspection_encrypted_response_enc",
            "tls_client_certificate_bound_access_tokens",
            "default_max_age",
            "default_acr_values");

    private final Map<Member, Object> values;

    private ClientMetadata(Map<Member, Object> values) {
        this.values = values;
    }

    /**
     * Reads and completes what a client says.
     *
     * @param sent the members of a JSON object; one without a value counts as one that is not there (RFC 7592 §2.2)
     * @throws MetadataRefusal with the first rule that is broken
     */
    public static ClientMetadata read(Map<String, ? extends @Nullable Object> sent, Offer offer) {
        NOT_SERVED.stream()
                .filter(name -> sent.get(name) != null && !Boolean.FALSE.equals(sent.get(name)))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new MetadataRefusal(MetadataRefusal.Kind.METADATA, name + " is not supported here");
                });
        Map<Member, Object> values = new EnumMap<>(Member.class);
        for (Member member : Member.values()) {
            Object value = sent.get(member.wireName());
            if (value != null) {
                values.put(member, member.form().read(member, value));
            }
        }
        new MetadataRules(offer).complete(values);
        return new ClientMetadata(values);
    }

    /** As it stands on the wire. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        values.forEach((member, value) -> members.put(member.wireName(), value));
        return members;
    }

    /** What it calls itself. */
    public String name() {
        return String.valueOf(values.get(Member.CLIENT_NAME));
    }

    /** Whether the client proves itself with a secret, and so has to be given one. */
    public boolean needsSecret() {
        return method().startsWith("client_secret_");
    }

    /** Where its sector is described (OpenID Connect Registration §5). */
    Optional<String> sectorIdentifierUri() {
        return Optional.ofNullable((String) values.get(Member.SECTOR_IDENTIFIER_URI));
    }

    Collection<String> redirectUris() {
        return texts(values, Member.REDIRECT_URIS);
    }

    /** Whether anybody could say to be this client. */
    boolean open() {
        return "none".equals(method());
    }

    /** The same in the settings of a client: those of Spring Boot below {@code client}, Signet's below {@code settings}. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        values.forEach((member, value) -> member.setting().ifPresent(setting -> {
            if (member == Member.SCOPE) {
                put(settings, setting, List.of(value.toString().split(" ")));
            } else if (member == Member.TOKEN_ENDPOINT_AUTH_METHOD) {
                put(settings, setting, List.of(value));
            } else if (value instanceof List<?> several) {
                put(settings, setting, several);
            } else if (member != Member.SECTOR_IDENTIFIER_URI || pairwise()) {
                settings.put(setting, Form.setting(value));
            }
        }));
        return settings;
    }

    /** What to tell of a rule of settings that is broken. */
    static MetadataRefusal refusal(BadConfiguration broken) {
        return Member.ofSetting(broken.property())
                .map(member -> MetadataRefusal.of(member, broken.problem()))
                .orElseGet(() -> new MetadataRefusal(
                        MetadataRefusal.Kind.METADATA,
                        broken.property().substring(broken.property().lastIndexOf('.') + 1) + " " + broken.problem()));
    }

    static void put(Map<String, Object> settings, String setting, Collection<?> values) {
        int index = 0;
        for (Object value : values) {
            settings.put(setting + "[" + index++ + "]", value);
        }
    }

    @SuppressWarnings("unchecked") // Form.TEXTS makes them so
    static List<String> texts(Map<Member, Object> values, Member member) {
        return (List<String>) values.getOrDefault(member, List.of());
    }

    /** A sector is of no consequence for a client that knows people as every other does, and may be said all the same. */
    private boolean pairwise() {
        return "pairwise".equals(values.get(Member.SUBJECT_TYPE));
    }

    private String method() {
        return String.valueOf(values.get(Member.TOKEN_ENDPOINT_AUTH_METHOD));
    }
}
