package dev.signet.demo.settings;

/**
 * A client secret that does not print itself.
 *
 * @param value the secret; for the token endpoint alone
 */
public record ClientSecret(String value) {

    public ClientSecret {
        if (value.isBlank()) {
            throw new UnusableSettingException(
                    "demo.client.secret", "is empty", "set the client secret registered at the authorization server");
        }
    }

    /** Reads the property's text. */
    public static ClientSecret of(String value) {
        return new ClientSecret(value);
    }

    @Override
    public String toString() {
        return "ClientSecret[hidden]";
    }
}
