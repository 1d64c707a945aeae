package dev.signet.e2e;

/** Several accounts at one browser, on a real PostgreSQL. */
class AccountSwitchOnPostgresTests extends AccountSwitch {

    AccountSwitchOnPostgresTests() {
        super(Database.POSTGRES);
    }
}
