package dev.signet.auth.admin;

import dev.signet.auth.Issuer;
import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Shows the set-up link at the start of a server without accounts. On standard output, not in the log: logs are collected and
 * kept, and this link is a key for as long as it is unused.
 */
@Component
class SetupLink implements ApplicationRunner {

    private final Setup setup;
    private final Issuer issuer;
    private final PrintStream console;

    SetupLink(Setup setup, Issuer issuer) {
        this.setup = setup;
        this.issuer = issuer;
        this.console = System.out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        setup.freshCode()
                .ifPresent(code -> console.printf(
                        "%nThere is no account yet. Create the administrator here, within %d hours:%n%n    %s/setup?code=%s%n%n",
                        Setup.CODE_LIFETIME.toHours(), issuer.value(), code));
    }
}
