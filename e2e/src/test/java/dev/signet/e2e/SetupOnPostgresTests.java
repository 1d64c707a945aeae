package dev.signet.e2e;

/** Setup on a real PostgreSQL. */
class SetupOnPostgresTests extends Setup {

    SetupOnPostgresTests() {
        super(Database.POSTGRES);
    }
}
