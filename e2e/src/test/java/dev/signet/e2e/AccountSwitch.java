package dev.signet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two people, or two accounts of one, at one browser: choosing, proving it again, and signing out one of them. */
abstract class AccountSwitch extends Staged {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    AccountSwitch(Database database) {
        super(database);
    }

    @ParameterizedTest
    @MethodSource("views")
    void pagesOfSeveralAccountsAreForEverybody(Chromium.View view) {
        String server = installation.authServer().address();
        try (Visitor visitor = chromium.visitor(view)) {
            visitor.open(server + "/login");
            visitor.signIn("alice", "wonderland");
            lookHere(visitor, "home-accounts");

            visitor.open(harborAsks("login"));
            assertThat(visitor.read("login-again")).contains("Harbor");
            assertThat(visitor.see("username").inputValue()).isEqualTo("alice");
            lookHere(visitor, "login-again");

            visitor.press("choose-account").press("another-account").signIn("bob", "builder");
            assertThat(visitor.page().url()).startsWith(installation.harbor().address());

            visitor.open(harborAsks("select_account"));
            assertThat(visitor.read("accounts")).contains("Alice Liddell", "Bob Builder");
            lookHere(visitor, "accounts");
            visitor.press("account-alice");
            assertThat(visitor.page().url()).startsWith(installation.harbor().address());

            visitor.open(server + "/signed-out");
            assertThat(visitor.read("signing-out")).isEqualTo("alice");
            lookHere(visitor, "confirm-sign-out-several");
            visitor.press("sign-out");
            assertThat(visitor.read("still-signed-in")).contains("bob");
            lookHere(visitor, "signed-out-several");
        }
    }

    @Test
    void orchardIsToldTheAccountThatIsChosenOnTheConsentPage() {
        try (Visitor visitor = chromium.visitor(Chromium.View.WIDE_LIGHT)) {
            visitor.open(installation.harbor().address());
            visitor.press("sign-in").signIn("bob", "builder");
            visitor.open(installation.authServer().address() + "/login");
            visitor.signIn("alice", "wonderland");

            visitor.open(installation.orchard().address());
            visitor.press("sign-in").picture("consent-accounts-" + name());
            visitor.press("choose-account").press("account-bob").press("consent-allow");

            assertThat(visitor.read("who")).isEqualTo("bob");
            visitor.open(installation.harbor().address());
            assertThat(visitor.read("who")).as("nobody was signed out there").isEqualTo("bob");
        }
    }

    private String harborAsks(String prompt) {
        String redirect = installation.harbor().address() + "/login/oauth2/code/signet";
        return installation.authServer().address()
                + "/oauth2/authorize?response_type=code&client_id=harbor&scope=openid&state=not-harbors-own"
                + "&code_challenge_method=S256&code_challenge=" + CHALLENGE
                + "&redirect_uri=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8)
                + "&prompt=" + prompt;
    }
}
