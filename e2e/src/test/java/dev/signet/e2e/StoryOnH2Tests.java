package dev.signet.e2e;

/** Story on H2, as a server keeps it in a file unless it is told otherwise. */
class StoryOnH2Tests extends Story {

    StoryOnH2Tests() {
        super(Database.H2);
    }
}
