package dev.signet.e2e;

/** The storm on a real PostgreSQL. */
class RotationStormOnPostgresTests extends RotationStorm {

    RotationStormOnPostgresTests() {
        super(Database.POSTGRES);
    }
}
