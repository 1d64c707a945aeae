package dev.signet.auth.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form that a client posts to an endpoint of the server, with proof of who it is. */
public final class EndpointRequest {

    private final URI endpoint;
    private final TestClient client;
    private Parameters form = Parameters.NONE;
    private @Nullable String authorization;
    private @Nullable String userAgent;
    private @Nullable String accept;
    private final List<Parameters.Parameter> headers = new ArrayList<>();

    EndpointRequest(URI endpoint, TestClient client) {
        this.endpoint = endpoint;
        this.client = client;
        String secret = client.secret();
        if (client.method() == TestClient.Method.BASIC) {
            authorization = client.basic();
        } else if (client.method() != TestClient.Method.ASSERTION) {
            form = form.with("client_id", client.id());
        }
        if (client.method() == TestClient.Method.POST && secret != null) {
            form = form.with("client_secret", secret);
        }
    }

    public EndpointRequest with(String name, String value) {
        form = form.with(name, value);
        return this;
    }

    /** One more parameter, even if there is one of this name. */
    public EndpointRequest and(String name, String value) {
        form = form.and(name, value);
        return this;
    }

    public EndpointRequest without(String name) {
        form = form.without(name);
        return this;
    }

    /** Null for no such header. */
    public EndpointRequest authorization(@Nullable String header) {
        authorization = header;
        return this;
    }

    public EndpointRequest userAgent(String header) {
        userAgent = header;
        return this;
    }

    /** The {@code Accept} header. */
    public EndpointRequest accept(String header) {
        accept = header;
        return this;
    }

    /** One more header. */
    public EndpointRequest header(String name, String value) {
        headers.add(new Parameters.Parameter(name, value));
        return this;
    }

    /** One more DPoP proof. */
    public EndpointRequest proof(String proof) {
        return header("DPoP", proof);
    }

    /** Sends it as it is; may be called again, also by several threads at once. */
    public Answer send() {
        return send(endpoint, proven(form));
    }

    /** Sends the same parameters in the query. */
    public Answer sendInQuery() {
        return send(URI.create(endpoint + "?" + form.encoded()), Parameters.NONE);
    }

    /** With an assertion that was never sent before, unless a test has put one there. */
    private Parameters proven(Parameters sent) {
        boolean missing = client.method() == TestClient.Method.ASSERTION
                && sent.find("client_assertion_type").isEmpty();
        return missing
                ? sent.with("client_assertion_type", ClientAssertion.TYPE)
                        .with(
                                "client_assertion",
                                ClientAssertion.of(client, issuer()).text())
                : sent;
    }

    private String issuer() {
        return endpoint.getScheme() + "://" + endpoint.getAuthority();
    }

    private Answer send(URI uri, Parameters body) {
        HttpRequest.Builder request = Http.post(uri, body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (userAgent != null) {
            request.header("User-Agent", userAgent);
        }
        headers.forEach(header -> request.header(header.name(), header.value()));
        if (accept != null) {
            request.header("Accept", accept);
        }
        Answer answer = Http.send(request.build());
        if (answer.status() == 200) {
            Seen.noteIfAny("client secret", client.secret());
        }
        if (answer.status() == 200 && uri.getPath().endsWith("/token")) {
            Tokens.noteAll(answer);
        }
        return answer;
    }

    public TestClient client() {
        return client;
    }
}
