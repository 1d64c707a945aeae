package dev.signet.auth.endpoint.client.tls;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Notes who is at the other end of the connection. {@code getRemoteAddr} does not say it: behind a proxy it is what the proxy's
 * {@code X-Forwarded-For} makes of it.
 */
final class PeerAddress extends ValveBase {

    static final String ATTRIBUTE = PeerAddress.class.getName();

    PeerAddress() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, request.getPeerAddr());
        getNext().invoke(request, response);
    }
}
