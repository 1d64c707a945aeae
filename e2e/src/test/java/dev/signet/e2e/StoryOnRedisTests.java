package dev.signet.e2e;

/** Story with browsers' sessions in a real Redis. */
class StoryOnRedisTests extends Story {

    StoryOnRedisTests() {
        super(Database.H2_AND_REDIS);
    }
}
