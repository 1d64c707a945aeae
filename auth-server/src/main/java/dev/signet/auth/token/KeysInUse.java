package dev.signet.auth.token;

import dev.signet.auth.client.Clients;
import dev.signet.auth.key.Keys;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the keys that tokens will be signed with, before the first request: whoever reads the metadata or the keys at his own
 * start finds them there. An algorithm that comes into use later gets its key with its first token.
 */
@Component
class KeysInUse implements SmartLifecycle {

    /** Before the web server, and after the configured clients were written. */
    private static final int PHASE = 0;

    private final TokenProperties properties;
    private final Clients clients;
    private final Keys keys;
    private volatile boolean done;

    KeysInUse(TokenProperties properties, Clients clients, Keys keys) {
        this.properties = properties;
        this.clients = clients;
        this.keys = keys;
    }

    @Override
    public void start() {
        keys.ensure(properties.accessTokenAlgorithm());
        clients.algorithms().forEach(keys::ensure);
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
