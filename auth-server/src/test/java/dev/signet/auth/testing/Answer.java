package dev.signet.auth.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param uri that was asked for
 */
public record Answer(URI uri, int status, HttpHeaders headers, String body) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public List<String> headers(String name) {
        return headers.allValues(name);
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** Where it sends the browser: absolute. */
    public URI location() {
        return uri.resolve(header("Location").orElseThrow(() -> new AssertionError("no redirect but " + this)));
    }

    /** Where it sends the browser, as the header has it; empty where it sends it nowhere. */
    public String locationOrNothing() {
        return header("Location").orElse("");
    }

    /** The parameters of the query that it sends the browser to. */
    public Parameters locationParameters() {
        return Parameters.ofQuery(location());
    }

    /** The JSON object in the body. */
    public Map<String, Object> json() {
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException e) {
            throw new AssertionError("no JSON object but " + this, e);
        }
    }

    /** The {@code error} of a JSON body, if it has one. */
    public Optional<String> error() {
        return Optional.ofNullable(json().get("error")).map(Object::toString);
    }

    public Page page() {
        return Page.of(this);
    }

    @Override
    public String toString() {
        return status + " for " + uri.getPath() + " " + headers.map() + "\n" + body;
    }
}
