package dev.signet.demo.explain;

import java.util.List;

/**
 * A token that anybody can read, without its signature.
 *
 * @param header the JOSE header
 * @param claims what it says
 */
public record OpenedToken(List<Claim> header, List<Claim> claims) {

    /** One that nobody but its issuer can read. */
    public static final OpenedToken OPAQUE = new OpenedToken(List.of(), List.of());

    public boolean readable() {
        return !claims.isEmpty();
    }
}
