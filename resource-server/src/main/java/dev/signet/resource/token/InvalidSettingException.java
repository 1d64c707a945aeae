package dev.signet.resource.token;

/** A setting that the application must not start with: which one, what is wrong with it, and what to write instead. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    InvalidSettingException(String property, String problem, String remedy) {
        super("The setting " + property + " " + problem + ".");
        this.remedy = remedy;
    }

    /** What to write instead, as a sentence. */
    public String remedy() {
        return remedy;
    }
}
