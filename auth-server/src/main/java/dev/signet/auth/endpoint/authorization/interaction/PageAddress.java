package dev.signet.auth.endpoint.authorization.interaction;

import dev.signet.auth.login.waiting.WaitingRequest;
import dev.signet.auth.login.waiting.WaitingRequests;
import dev.signet.auth.web.Languages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page is that a request has to wait behind: it names the request, and the language that the client asked for. */
final class PageAddress {

    static final String LOGIN = "/login";
    static final String ACCOUNTS = "/accounts";

    private final Optional<String> language;

    /** @param uiLocales {@code ui_locales} of the request (OpenID Connect Core §3.1.2.1) */
    PageAddress(@Nullable String uiLocales) {
        this.language = Languages.firstSpoken(uiLocales);
    }

    /** @param waiting empty for a request that was too long to be kept */
    String of(String page, Optional<WaitingRequest> waiting) {
        StringBuilder address = new StringBuilder(page);
        waiting.ifPresent(request -> add(address, WaitingRequests.ID, request.id()));
        language.ifPresent(tag -> add(address, Languages.ASKED, tag));
        return address.toString();
    }

    /** Both values are of letters, digits, dashes and underscores. */
    private static void add(StringBuilder address, String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value);
    }
}
