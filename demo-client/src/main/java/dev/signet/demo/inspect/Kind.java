package dev.signet.demo.inspect;

import java.util.Locale;

/** What an exchange is for; the messages explain each in a sentence. */
public enum Kind {
    PAGE(Holder.NOBODY),
    PAGE_WITH_COOKIE(Holder.COOKIE),
    SIGN_IN_BEGINS(Holder.COOKIE),
    AUTHORIZATION(Holder.SESSION),
    CALLBACK(Holder.SESSION),
    SIGN_OUT(Holder.SESSION),
    END_SESSION(Holder.SESSION),
    BACK_CHANNEL_LOGOUT(Holder.SESSION),
    DISCOVERY(Holder.NOBODY),
    KEYS(Holder.NOBODY),
    CODE_EXCHANGE(Holder.TOKEN),
    REFRESH(Holder.TOKEN),
    CLIENT_CREDENTIALS(Holder.TOKEN),
    TOKEN_REQUEST(Holder.TOKEN),
    USER_INFO(Holder.TOKEN),
    INTROSPECTION(Holder.TOKEN),
    REVOCATION(Holder.TOKEN),
    API_CALL(Holder.TOKEN),
    OTHER(Holder.NOBODY);

    private final Holder holder;

    Kind(Holder holder) {
        this.holder = holder;
    }

    public Holder holder() {
        return holder;
    }

    /** Its name in style sheet and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
