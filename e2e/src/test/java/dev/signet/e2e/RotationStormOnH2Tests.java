package dev.signet.e2e;

/** The storm on the default database. */
class RotationStormOnH2Tests extends RotationStorm {

    RotationStormOnH2Tests() {
        super(Database.H2);
    }
}
