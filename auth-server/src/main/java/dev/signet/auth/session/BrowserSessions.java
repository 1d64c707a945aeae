package dev.signet.auth.session;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** What browsers have stored here, found by the SSO session they carry. The same on every store of Spring Session. */
@Component
class BrowserSessions {

    private final FindByIndexNameSessionRepository<? extends Session> stored;

    BrowserSessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        this.stored = stored;
    }

    /** Forgets every browser session that carries {@code sid}: its cookie opens nothing from now on. */
    void endAll(SessionId sid) {
        stored.findByPrincipalName(sid.toString()).keySet().forEach(stored::deleteById);
    }
}
