package dev.signet.auth.login.waiting;

import dev.signet.auth.session.SessionId;
import dev.signet.auth.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where a page is that a request waits behind: it names the request, the language that the client asked for, and the account. */
public final class PageAddress {

    public static final String LOGIN = "/login";
    public static final String ACCOUNTS = "/accounts";

    /** The parameter by which an address says which account it is about. */
    public static final String ACCOUNT = "account";

    /** In the place of an account: none of those that are here. */
    public static final String ANOTHER = "another";

    private final StringBuilder address;

    private PageAddress(String page) {
        this.address = new StringBuilder(page);
    }

    /** @param page on this server */
    public static PageAddress of(String page) {
        return new PageAddress(page);
    }

    /** @param waiting null for a request that is not kept */
    public PageAddress behind(@Nullable WaitingRequest waiting) {
        return waiting == null ? this : with(WaitingRequests.ID, waiting.id());
    }

    /** @param uiLocales {@code ui_locales} (OpenID Connect Core §3.1.2.1); the first that is spoken here is taken along */
    public PageAddress in(@Nullable String uiLocales) {
        Languages.firstSpoken(uiLocales).ifPresent(tag -> with(Languages.ASKED, tag));
        return this;
    }

    /** In the language of the page that {@code request} comes from. */
    public PageAddress inThatOf(HttpServletRequest request) {
        return in(request.getParameter(Languages.ASKED));
    }

    public PageAddress about(@Nullable SessionId account) {
        return account == null ? this : with(ACCOUNT, account.toString());
    }

    /** @param value a word of ours: letters, digits, dashes and underscores */
    public PageAddress with(String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value);
        return this;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
