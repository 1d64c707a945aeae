package dev.signet.demo.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BearerChallengeTests {

    @Test
    void otherSchemesAreNoChallengeOfOurs() {
        assertThat(BearerChallenge.parse("Basic realm=\"x\"")).isEmpty();
    }

    @Test
    void bareChallengeHasNoParameters() {
        assertThat(BearerChallenge.parse("Bearer").orElseThrow().parameters()).isEmpty();
    }

    @Test
    void quotedAndBareValuesAreReadInOrder() {
        var challenge = BearerChallenge.parse(
                        "bearer realm=api, error=\"insufficient_scope\", error_description=\"say \\\"please\\\", then wait\", scope=\"a b\"")
                .orElseThrow();

        assertThat(challenge.parameters().keySet()).containsExactly("realm", "error", "error_description", "scope");
        assertThat(challenge.parameters())
                .containsEntry("realm", "api")
                .containsEntry("error_description", "say \"please\", then wait")
                .containsEntry("scope", "a b");
        assertThat(challenge.meaningKey()).isEqualTo("challenge.insufficient_scope");
    }
}
