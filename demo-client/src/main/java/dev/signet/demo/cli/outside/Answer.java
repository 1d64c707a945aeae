package dev.signet.demo.cli.outside;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** What came back over HTTP, whatever the status. Does not print its body, for that may be tokens. */
public record Answer(int status, HttpHeaders headers, String body) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public Json json() {
        return Json.read(body);
    }

    /** The error code of RFC 6749 §5.2, of which only what such a code can consist of is left; empty where there is none. */
    public String error() {
        return json().text("error")
                .map(code -> code.replaceAll("[^A-Za-z0-9_.-]", ""))
                .orElse("");
    }

    /** One parameter of a refusal in {@code WWW-Authenticate} (RFC 6750 §3). */
    public Optional<String> challenge(String parameter) {
        String wanted = parameter.toLowerCase(Locale.ROOT) + "=\"";
        return headers.firstValue("WWW-Authenticate").flatMap(header -> {
            int start = header.toLowerCase(Locale.ROOT).indexOf(wanted);
            int end = start < 0 ? -1 : header.indexOf('"', start + wanted.length());
            return end < 0 ? Optional.empty() : Optional.of(header.substring(start + wanted.length(), end));
        });
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
