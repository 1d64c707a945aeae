package dev.signet.demo.settings;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The machines that the experiments work with, as they are registered at the authorization server.
 *
 * @param clientId one that may have tokens for this API and for a second one, bound to a key if it likes
 * @param opaqueClientId one whose tokens are opaque
 * @param secret of both
 * @param secondApi the identifier of the second API, which need not be there
 */
@ConfigurationProperties("demo.laboratory")
public record LaboratoryProperties(
        @DefaultValue("laboratory") String clientId,
        @DefaultValue("laboratory-opaque") String opaqueClientId,
        @DefaultValue("laboratory-secret") ClientSecret secret,
        @DefaultValue("http://localhost:9009") URI secondApi) {}
