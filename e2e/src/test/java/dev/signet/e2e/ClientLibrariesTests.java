package dev.signet.e2e;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Signet as libraries see it that nobody here wrote. What they do stands in {@code src/test/clients}, a program for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "dev.signet.e2e.NodeProgram#isThere",
        disabledReason = "there is no Node with npm: Debian's packages nodejs and npm bring it")
class ClientLibrariesTests {

    private final NodeProgram node = NodeProgram.prepared();
    private final OthersServer server = OthersServer.start();

    @AfterAll
    void stop() {
        server.close();
    }

    /** The certified client of OpenID Connect for JavaScript. */
    @TestFactory
    List<DynamicTest> openidClient() {
        return tests("openid-client.mjs");
    }

    /** The library beneath it, which checks more than most. */
    @TestFactory
    List<DynamicTest> oauth4webapi() {
        return tests("oauth4webapi.mjs");
    }

    /** An agent that was never registered, and an API for agents, as {@code docs/mcp.md} puts them together. */
    @TestFactory
    List<DynamicTest> mcpSdk() {
        return tests("mcp-sdk.mjs");
    }

    private List<DynamicTest> tests(String program) {
        return node.tests(program, server.environment());
    }
}
