package dev.signet.resource.token.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A demand that cannot be met, or not be enforced, stops the start. */
class RequiresAuthenticationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(StepUpMethods.class)
            .withBean(StepUp.class, () -> new StepUp(Duration.ZERO, Clock.systemUTC()));

    static class OnFinalMethod {
        @RequiresAuthentication(acr = "2")
        final void open() {}
    }

    static class OnPrivateMethod {
        @RequiresAuthentication(acr = "2")
        private void open() {}
    }

    static class OnStaticMethod {
        @RequiresAuthentication(acr = "2")
        static void open() {}
    }

    @RequiresAuthentication(acr = "2")
    static class FinalMethodInAGuardedClass {
        void held() {}

        final void open() {}
    }

    static class AskingNothing {
        @RequiresAuthentication
        void open() {}
    }

    static class AskingForNoDuration {
        @RequiresAuthentication(maxAge = "soon")
        void open() {}
    }

    @RequiresAuthentication(acr = "2")
    static class Guarded {
        void held() {
            help();
        }

        private void help() {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OnFinalMethod.class,
                OnPrivateMethod.class,
                OnStaticMethod.class,
                FinalMethodInAGuardedClass.class,
                AskingNothing.class,
                AskingForNoDuration.class
            })
    void demandThatCannotBeEnforcedStopsTheStart(Class<?> bean) {
        runner.withBean(bean).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void privateHelpersOfAGuardedClassAreNobodysToCall() {
        runner.withBean(Guarded.class).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"", "a\\", "ä", "a\r\nb"})
    void levelThatWouldBreakTheChallengeIsNone(String acr) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuthenticationDemand.acr(acr));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S"})
    void ageThatNobodyCouldMeetIsNone(Duration age) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuthenticationDemand.maxAge(age));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthenticationDemand.acr("2").within(age));
    }

    @Test
    void demandForNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AuthenticationDemand(List.of(), null));
    }
}
