package dev.signet.e2e;

/** Several accounts at one browser, with browsers' sessions in a real Redis. */
class AccountSwitchOnRedisTests extends AccountSwitch {

    AccountSwitchOnRedisTests() {
        super(Database.H2_AND_REDIS);
    }
}
