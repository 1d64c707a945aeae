package dev.signet.demo.provider;

import dev.signet.demo.settings.DemoProperties;
import java.net.http.HttpClient;
import java.util.List;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The one way out of this app: short patience, no redirects followed, HTTP/1.1.
 *
 * <p>A redirect from a token endpoint is never legitimate, and following one would carry the client's secret elsewhere.
 * Without limits a silent server would hold every thread, and with them the lock of every session that refreshes.
 */
@Component
public class OutboundHttp {

    private final ClientHttpRequestFactory requests;
    private final List<ClientHttpRequestInterceptor> listeners;

    /** @param listeners hear every request, and change none */
    OutboundHttp(DemoProperties settings, List<ClientHttpRequestInterceptor> listeners) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience())
                .build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(settings.patience());
        this.requests = factory;
        this.listeners = List.copyOf(listeners);
    }

    /** A builder with the limits set and nothing else. */
    public RestClient.Builder restClient() {
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptors(interceptors -> interceptors.addAll(listeners));
    }

    /** The same for the framework's parts that still ask for a template. */
    public RestTemplate restTemplate() {
        RestTemplate template = new RestTemplate(requests);
        template.setInterceptors(listeners);
        return template;
    }
}
