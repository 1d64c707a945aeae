package dev.signet.e2e;

/** Setup on H2, as a server keeps it in a file unless it is told otherwise. */
class SetupOnH2Tests extends Setup {

    SetupOnH2Tests() {
        super(Database.H2);
    }
}
