package dev.signet.demo.experiment;

/** An experiment that is done while its button is pressed. */
public interface TriedHere extends Experiment {

    @Override
    default Start start() {
        return Start.HERE;
    }

    /**
     * Does it, once.
     *
     * @throws dev.signet.demo.token.GrantEndedException where the session has no tokens to try it with
     */
    Report run(Trial trial);
}
