package dev.signet.demo.explain;

import java.util.Map;
import java.util.Optional;

/**
 * A section of a standard.
 *
 * @param name as one cites it, such as {@code RFC 7636 §4.2}
 * @param address where it can be read
 */
public record Source(String name, String address) {

    private static final String RFC = "RFC ";
    private static final String SECTION = " §";

    private static final Map<String, String> OTHERS = Map.of(
            "OpenID Connect Core", "https://openid.net/specs/openid-connect-core-1_0.html",
            "OpenID Connect Discovery", "https://openid.net/specs/openid-connect-discovery-1_0.html",
            "OpenID Connect Back-Channel Logout", "https://openid.net/specs/openid-connect-backchannel-1_0.html",
            "OpenID Connect RP-Initiated Logout", "https://openid.net/specs/openid-connect-rpinitiated-1_0.html",
            "Token Status List", "https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/",
            "Fetch Metadata", "https://www.w3.org/TR/fetch-metadata/");

    /** Reads a citation; empty when it is of a standard that is not known here. */
    static Optional<Source> of(String cited) {
        if (cited.startsWith(RFC)) {
            String[] parts = cited.substring(RFC.length()).split(SECTION, 2);
            String section = parts.length == 2 ? "#section-" + parts[1] : "";
            return Optional.of(new Source(cited, "https://www.rfc-editor.org/rfc/rfc" + parts[0] + section));
        }
        return OTHERS.entrySet().stream()
                .filter(other -> cited.startsWith(other.getKey()))
                .map(other -> new Source(cited, other.getValue()))
                .findFirst();
    }
}
