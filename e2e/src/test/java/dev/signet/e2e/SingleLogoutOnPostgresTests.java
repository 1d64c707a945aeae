package dev.signet.e2e;

/** Single logout on a real PostgreSQL. */
class SingleLogoutOnPostgresTests extends SingleLogout {

    SingleLogoutOnPostgresTests() {
        super(Database.POSTGRES);
    }
}
