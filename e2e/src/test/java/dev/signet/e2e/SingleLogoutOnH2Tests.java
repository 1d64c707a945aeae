package dev.signet.e2e;

/** Single logout on H2. */
class SingleLogoutOnH2Tests extends SingleLogout {

    SingleLogoutOnH2Tests() {
        super(Database.H2);
    }
}
