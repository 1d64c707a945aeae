package dev.signet.e2e;

/** Story on a real PostgreSQL. */
class StoryOnPostgresTests extends Story {

    StoryOnPostgresTests() {
        super(Database.POSTGRES);
    }
}
