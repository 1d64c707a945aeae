package dev.signet.demo.cli.outside;

/** Why a command did not work: a sentence that says what to do, for the person, and an exit code, for a script. Never a secret. */
public final class Trouble extends RuntimeException {

    /** The exit codes, as {@code --help} lists them. */
    public enum Kind {
        REFUSED(1),
        USAGE(2),
        NOT_SIGNED_IN(3),
        NO_ANSWER(4);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    private Trouble(Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    /** Somebody answered, and said no. */
    public static Trouble refused(String sentence) {
        return new Trouble(Kind.REFUSED, sentence);
    }

    /** The command was not written as it must be. */
    public static Trouble usage(String sentence) {
        return new Trouble(Kind.USAGE, sentence);
    }

    /** Only signing in helps. */
    public static Trouble notSignedIn(String sentence) {
        return new Trouble(Kind.NOT_SIGNED_IN, sentence);
    }

    /** Nobody answered, or not in a way that can be understood: trying again later is right. */
    public static Trouble noAnswer(String sentence) {
        return new Trouble(Kind.NO_ANSWER, sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Kind kind() {
        return kind;
    }
}
