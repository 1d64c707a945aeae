package dev.signet.e2e;

/** The pages of an account, with browsers' sessions in a real Redis. */
class AccountPagesOnRedisTests extends AccountPages {

    AccountPagesOnRedisTests() {
        super(Database.H2_AND_REDIS);
    }
}
