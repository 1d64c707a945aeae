package dev.signet.demo.cli.login;

import dev.signet.demo.cli.server.Metadata;

/**
 * What a sign-in is for.
 *
 * @param scope what to ask for, {@code openid} among it
 */
public record Asked(Metadata server, String clientId, String scope) {}
