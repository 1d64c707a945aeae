package dev.signet.e2e;

/** The pages of an account, on a real PostgreSQL. */
class AccountPagesOnPostgresTests extends AccountPages {

    AccountPagesOnPostgresTests() {
        super(Database.POSTGRES);
    }
}
