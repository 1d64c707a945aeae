package dev.signet.auth.endpoint.client;

import dev.signet.auth.client.Client;
import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import dev.signet.auth.client.credential.ClientSecrets;
import dev.signet.auth.client.credential.Proof;
import dev.signet.auth.endpoint.OAuthErrors;
import dev.signet.auth.endpoint.client.tls.CertificateProof;
import dev.signet.auth.endpoint.client.tls.PresentedCertificates;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Authenticates clients. Unlike the framework's providers it does not look for the authorization code here as well: the code
 * verifier is checked where the code is redeemed, in the same step.
 */
@Component
class ClientAuthentication implements AuthenticationProvider {

    private final Clients clients;
    private final ClientSecrets secrets;
    private final AssertionProof assertions;
    private final CertificateProof certificates;

    ClientAuthentication(
            Clients clients, ClientSecrets secrets, AssertionProof assertions, CertificateProof certificates) {
        this.clients = clients;
        this.secrets = secrets;
        this.assertions = assertions;
        this.certificates = certificates;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken presented = (OAuth2ClientAuthenticationToken) authentication;
        Client client = clients.findEnabled(new ClientId(presented.getName()))
                .filter(found -> found.registration()
                        .getClientAuthenticationMethods()
                        .contains(presented.getClientAuthenticationMethod()))
                .filter(found -> isItself(found, presented))
                .orElseThrow(OAuthErrors::invalidClient);
        return new OAuth2ClientAuthenticationToken(
                client.registration(), presented.getClientAuthenticationMethod(), null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** A public client proves nothing: what it presents, a code with its verifier or a rotating token, must do. */
    private boolean isItself(Client client, OAuth2ClientAuthenticationToken presented) {
        return ClientAuthenticationMethod.NONE.equals(presented.getClientAuthenticationMethod())
                || switch (prove(client, presented)) {
                    case RIGHT -> true;
                    case WRONG -> false;
                    case UNDECIDED -> throw OAuthErrors.temporarilyUnavailable();
                };
    }

    private Proof prove(Client client, OAuth2ClientAuthenticationToken presented) {
        if (presented.getCredentials() instanceof PresentedCertificates shown) {
            return certificates.prove(client, presented.getClientAuthenticationMethod(), shown);
        }
        if (presented.getCredentials() instanceof Assertion assertion) {
            return assertions.prove(client, assertion);
        }
        return presented.getCredentials() instanceof String secret
                ? secrets.prove(client.secrets(), secret, address(presented))
                : Proof.WRONG;
    }

    private static String address(Authentication presented) {
        return presented.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }
}
