package dev.signet.auth.testing;

/**
 * Somebody who can sign in.
 *
 * @param id what tokens call {@code sub}; empty where a test has no use for it
 */
public record TestUser(String username, String password, String id) {

    public static TestUser alice() {
        return new TestUser("alice", "wonderland", "");
    }

    public static TestUser bob() {
        return new TestUser("bob", "builder", "");
    }

    public static TestUser admin() {
        return new TestUser("admin", "signet-admin", "");
    }

    static TestUser named(String username) {
        return switch (username) {
            case "alice" -> alice();
            case "bob" -> bob();
            case "admin" -> admin();
            default -> throw new IllegalArgumentException("nobody in the demo is called " + username);
        };
    }

    public TestUser withPassword(String other) {
        return new TestUser(username, other, id);
    }
}
