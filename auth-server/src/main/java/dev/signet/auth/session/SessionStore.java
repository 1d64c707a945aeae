package dev.signet.auth.session;

import dev.signet.auth.Issuer;
import dev.signet.auth.secret.RandomValues;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.JdbcHttpSessionConfiguration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Browser sessions in the database, by Spring Session: a restart signs nobody out, and any node serves any browser.
 *
 * <p>Imported rather than auto-configured, because Boot steps back as soon as there is another repository beside its own.
 */
@Configuration(proxyBeanMethods = false)
@Import(JdbcHttpSessionConfiguration.class)
class SessionStore {

    /** Two requests of one browser may add the same attribute at once: the later one wins, neither fails. */
    private static final Map<DatabaseDriver, String> ADD_ATTRIBUTE =
            Map.of(DatabaseDriver.POSTGRESQL, """
            insert into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes) values (?, ?, ?)
            on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes""", DatabaseDriver.H2, """
            merge into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
            key (session_primary_id, attribute_name) values (?, ?, ?)""");

    @Bean
    Tickets tickets(RandomValues random) {
        return new Tickets(random);
    }

    @Bean
    @Primary
    TicketedSessions<? extends Session> ticketedSessions(JdbcIndexedSessionRepository store, Tickets tickets) {
        return ticketed(store, tickets);
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionRepositoryCustomizer(
            SessionProperties properties, DataSource database) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, metaData -> metaData.getDatabaseProductName());
        String addAttribute = ADD_ATTRIBUTE.get(DatabaseDriver.fromProductName(product));
        return store -> {
            store.setDefaultMaxInactiveInterval(properties.idleTimeout());
            if (addAttribute != null) {
                store.setCreateSessionAttributeQuery(addAttribute);
            }
        };
    }

    /**
     * The cookie that carries the ticket. Outside localhost the {@code __Host-} prefix makes browsers refuse it from any other
     * host, path or unencrypted connection. It ends with the browser.
     */
    @Bean
    CookieSerializer cookieSerializer(Issuer issuer) {
        boolean secure = issuer.secure();
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(secure ? "__Host-signet" : "signet");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setUseBase64Encoding(false);
        return cookie;
    }

    private static <S extends Session> TicketedSessions<S> ticketed(SessionRepository<S> store, Tickets tickets) {
        return new TicketedSessions<>(store, tickets);
    }
}
