package dev.signet.demo.notice;

/** Everything this app may have to tell a person after a redirect. Fixed words: nothing from a request is ever echoed. */
public enum Notice {
    SAID_NO(Tone.CALM),
    SERVER_SILENT(Tone.GRAVE),
    SERVER_SILENT_HERE(Tone.GRAVE),
    STATE_UNKNOWN(Tone.GRAVE),
    WRONG_ISSUER(Tone.GRAVE),
    IDENTITY_REFUSED(Tone.GRAVE),
    SIGN_IN_FAILED(Tone.GRAVE),
    GRANT_ENDED(Tone.CALM),
    SESSION_OVER(Tone.CALM),
    SIGNED_OUT_THERE(Tone.CALM),
    SIGNED_OUT_HERE(Tone.GRAVE),
    SIGNED_OUT_ONLY_HERE(Tone.CALM),
    REFRESHED(Tone.GOOD),
    REFRESH_FAILED(Tone.GRAVE),
    ORDER_PLACED(Tone.GOOD);

    /** How a notice sounds, and so how it looks. */
    public enum Tone {
        GOOD,
        CALM,
        GRAVE;

        /** The style sheet's word for it. */
        public String style() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Tone tone;

    Notice(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** The message that explains it, with the app's name in it. */
    public String key() {
        return "notice." + name();
    }

    /** The message that says it in a few words. */
    public String titleKey() {
        return key() + ".title";
    }
}
