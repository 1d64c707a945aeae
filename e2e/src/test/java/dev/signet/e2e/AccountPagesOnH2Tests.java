package dev.signet.e2e;

/** The pages of an account, on H2. */
class AccountPagesOnH2Tests extends AccountPages {

    AccountPagesOnH2Tests() {
        super(Database.H2);
    }
}
