package dev.signet.demo.settings;

/** A property that the app cannot start with; its message is one sentence for the person who starts it. */
public class UnusableSettingException extends IllegalArgumentException {

    private final String complaint;
    private final String remedy;

    /**
     * @param property the property's name
     * @param problem what is wrong with it, continuing the sentence that the name begins; never its value
     * @param remedy what to do, in the imperative
     */
    public UnusableSettingException(String property, String problem, String remedy) {
        super(property + " " + problem + ": " + remedy + ".");
        this.complaint = property + " " + problem + ".";
        this.remedy = remedy;
    }

    String complaint() {
        return complaint;
    }

    String remedy() {
        return remedy;
    }
}
