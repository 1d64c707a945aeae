package dev.signet.auth.endpoint.client.tls;

import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Sets the web server up for certificates of clients, where they are on. */
@Component
class CertificateConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final MtlsProperties properties;

    CertificateConnector(MtlsProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!properties.enabled()) {
            return;
        }
        factory.addEngineValves(new PeerAddress());
        factory.addConnectorCustomizers(connector -> {
            for (SSLHostConfig host : connector.findSslHostConfigs()) {
                host.setTrustManagerClassName(AnyCertificate.class.getName());
            }
        });
    }
}
