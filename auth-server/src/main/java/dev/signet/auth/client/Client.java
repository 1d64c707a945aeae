package dev.signet.auth.client;

import dev.signet.auth.SecurityProfile;
import dev.signet.auth.client.credential.KeptSecret;
import dev.signet.auth.client.key.ClientProofs;
import dev.signet.auth.client.profile.Tightening;
import dev.signet.auth.client.request.RequestDemands;
import dev.signet.auth.client.response.ResponseForms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * A registered client: the framework's view of it, which its protocol endpoints read, and what Signet knows beyond that.
 *
 * @param registration whose {@code id} and {@code clientId} are both the {@code client_id}
 * @param secrets each of which proves the client: the current one, and after it the previous one while both work; none if the client
 *     has no secret
 * @param audiences the {@code aud} of its access tokens (RFC 9068 §3); for an API that asks about tokens: which are its own
 * @param mayIntrospect whose tokens it may introspect (RFC 7662 §2.1)
 * @param mayRevoke whose tokens it may revoke (RFC 7009 §2.1)
 * @param algorithms what its tokens are signed with
 * @param proofs what it proves itself with beside secrets
 * @param logout how it is told that a session has ended
 * @param requests what its authorization requests must be like
 * @param responses the form in which it is told things
 * @param profile how strictly it is held
 * @param refreshGrace how long a rotated-away refresh token is answered with its successor; null for the server's setting
 * @param disabledAt since when it may obtain nothing; it is kept, because tokens still name it
 */
public record Client(
        RegisteredClient registration,
        List<KeptSecret> secrets,
        Set<String> audiences,
        Reach mayIntrospect,
        Reach mayRevoke,
        TokenAlgorithms algorithms,
        ClientProofs proofs,
        LogoutUris logout,
        RequestDemands requests,
        ResponseForms responses,
        SecurityProfile profile,
        @Nullable Duration refreshGrace,
        @Nullable Instant disabledAt) {

    public Client {
        secrets = List.copyOf(secrets);
        audiences = Set.copyOf(audiences);
    }

    public ClientId id() {
        return new ClientId(registration.getClientId());
    }

    /** Whether it can prove who it is (RFC 6749 §2.1). */
    public boolean confidential() {
        return !registration.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE);
    }

    /** Whether it may obtain anything at all: also not if it could not keep to its profile. */
    public boolean enabled() {
        return disabledAt == null && Tightening.permits(profile, registration);
    }

    /** This client where every client is held to {@code server}: with all that the stricter of both profiles demands. */
    Client heldTo(SecurityProfile server) {
        SecurityProfile stricter = profile.stricter(server);
        return stricter.fapi()
                ? new Client(
                        Tightening.registration(registration),
                        secrets,
                        audiences,
                        mayIntrospect,
                        mayRevoke,
                        new TokenAlgorithms(
                                Tightening.algorithm(stricter, algorithms.idToken()), algorithms.accessToken()),
                        Tightening.proofs(proofs),
                        logout,
                        Tightening.requests(stricter, requests),
                        Tightening.responses(stricter, responses),
                        stricter,
                        refreshGrace,
                        disabledAt)
                : this;
    }
}
