package dev.signet.e2e;

/** Several accounts at one browser, on H2. */
class AccountSwitchOnH2Tests extends AccountSwitch {

    AccountSwitchOnH2Tests() {
        super(Database.H2);
    }
}
