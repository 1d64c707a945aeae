package dev.signet.auth.session.store;

import dev.signet.auth.Issuer;
import dev.signet.auth.secret.RandomValues;
import dev.signet.auth.session.RememberedCookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.SpringHttpSessionConfiguration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Browsers' sessions and their cookie, the same on every store. */
@Configuration(proxyBeanMethods = false)
@Import(SpringHttpSessionConfiguration.class)
class BrowserSessions {

    @Bean
    Tickets tickets(RandomValues random) {
        return new Tickets(random);
    }

    /**
     * The cookie that carries the ticket. Outside localhost the {@code __Host-} prefix makes browsers refuse it from any other
     * host, path or unencrypted connection.
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
        return new TicketReadOnce(new RememberedCookie(cookie));
    }

    static <S extends Session> TicketedSessions<S> ticketed(SessionRepository<S> store, Tickets tickets) {
        return new TicketedSessions<>(store, tickets);
    }
}
