package dev.signet.demo.notice;

/** Everything this app may have to tell a person after a redirect. Fixed words: nothing from a request is ever echoed. */
public enum Notice {
    SAID_NO(
            Tone.CALM,
            "You said no",
            "%s asked for access and you declined. Nothing was shared and no token was issued. You can change your mind"
                    + " whenever you like."),
    SERVER_SILENT(
            Tone.GRAVE,
            "The authorization server does not answer",
            "%s is fine, but it cannot sign anybody in until the server is back. Nothing was lost: try again in a"
                    + " moment."),
    SERVER_SILENT_HERE(
            Tone.GRAVE,
            "The authorization server does not answer",
            "The token could not be refreshed. You are still signed in here, because your session lives in %s and not"
                    + " in a token. Try again in a moment."),
    STATE_UNKNOWN(
            Tone.GRAVE,
            "This sign-in did not start here",
            "The answer carried a state value that %s did not hand out to this browser, or not recently. It was thrown"
                    + " away before anything was done with it."),
    WRONG_ISSUER(
            Tone.GRAVE,
            "The answer came from the wrong server",
            "%s asked one authorization server and the answer names another. That is how a mix-up attack looks"
                    + " (RFC 9207), so the code was not sent anywhere."),
    IDENTITY_REFUSED(
            Tone.GRAVE,
            "The proof of who you are did not hold",
            "%s checks the signature, issuer, audience, expiry and nonce of every ID token. One of them was wrong, so"
                    + " nobody was signed in."),
    SIGN_IN_FAILED(
            Tone.GRAVE,
            "The sign-in did not work",
            "The authorization server refused %s, and not because of anything you did. The app's log says why."),
    GRANT_ENDED(
            Tone.CALM,
            "You have been signed out",
            "The authorization server no longer accepts the refresh token of %s: the access was revoked, it expired, or"
                    + " an old token was used twice. The session here ended with it."),
    SESSION_OVER(
            Tone.CALM,
            "Your session here is over",
            "It ended, or the form was older than the session. Nothing was changed. %s only acts on forms from your"
                    + " current session."),
    SIGNED_OUT_THERE(
            Tone.CALM,
            "You were signed out at Signet",
            "Your session at the authorization server ended, here or on another device, and %s was told. Your session here ended"
                    + " with it."),
    SIGNED_OUT_HERE(
            Tone.GRAVE,
            "Signed out of this app only",
            "Your session in %s ended, but the authorization server does not answer and may still remember you."),
    REFRESHED(
            Tone.GOOD,
            "Refreshed",
            "%s traded its refresh token for a new pair. Look at the fingerprint: it changed, and the old one is spent."),
    REFRESH_FAILED(
            Tone.GRAVE,
            "The refresh did not work",
            "The authorization server refused %s for a reason of its own. The app's log says why. You are still signed"
                    + " in here."),
    ORDER_PLACED(Tone.GOOD, "Order placed", "The API took the order that %s sent in your name.");

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
    private final String title;
    private final String text;

    Notice(Tone tone, String title, String text) {
        this.tone = tone;
        this.title = title;
        this.text = text;
    }

    public Tone tone() {
        return tone;
    }

    public String title() {
        return title;
    }

    /** The explanation, with the app's name in it. */
    public String text(String appName) {
        return text.formatted(appName);
    }
}
