package dev.signet.demo.testing;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;

/** One app and one stub for all test classes; every test begins with a well-behaved stub and an empty browser. */
public abstract class DemoFixture {

    protected static final SignetStub signet = stub();
    protected static final DemoApp app = DemoApp.start(signet.issuer());

    protected StubMood mood = new StubMood();
    protected Browser browser = app.browser();

    @BeforeEach
    void beginAnew() {
        mood = signet.reset();
        browser = app.browser();
    }

    private static SignetStub stub() {
        try {
            return new SignetStub(0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
