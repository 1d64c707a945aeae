package dev.signet.auth;

/**
 * The configuration cannot be meant as it stands, so the server does not start. What was configured is not repeated in the
 * message: it may be a secret.
 */
public class BadConfiguration extends RuntimeException {

    private final String property;
    private final String problem;
    private final String remedy;

    /**
     * @param property the full name of the property
     * @param problem what is wrong with it, as the end of a sentence that begins with its name
     * @param remedy what to write instead, as a sentence
     */
    public BadConfiguration(String property, String problem, String remedy) {
        super(property + " " + problem + ". " + remedy);
        this.property = property;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** @throws BadConfiguration with {@code property}, {@code problem} and {@code remedy}, unless {@code holds} */
    public static void require(boolean holds, String property, String problem, String remedy) {
        if (!holds) {
            throw new BadConfiguration(property, problem, remedy);
        }
    }

    public String property() {
        return property;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }
}
