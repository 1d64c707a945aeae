package dev.signet.auth.session.store;

import dev.signet.auth.BadConfiguration;
import dev.signet.auth.session.SessionProperties;
import io.lettuce.core.RedisURI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.Session;
import org.springframework.session.data.redis.RedisSessionRepository;

/**
 * Browsers' sessions in a Redis, which forgets those that have expired by itself. Nothing has to be found there by anything but
 * its id, because the rows of {@code sso_session} decide: the plainest of the stores does, without indexes and notifications.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "signet.session.store", havingValue = "redis")
class RedisStore {

    private static final String NAMESPACE = "signet";

    @Bean
    LettuceConnectionFactory redis(SessionProperties properties) {
        return new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(uri(properties.redisUrl())));
    }

    @Bean
    TicketedSessions<? extends Session> ticketedSessions(
            RedisConnectionFactory redis, SessionProperties properties, Tickets tickets) {
        requireAnAnswer(redis);
        RedisTemplate<String, Object> template = new RedisTemplate<>();
        template.setConnectionFactory(redis);
        template.setKeySerializer(RedisSerializer.string());
        template.setHashKeySerializer(RedisSerializer.string());
        template.afterPropertiesSet();
        RedisSessionRepository store = new RedisSessionRepository(template);
        store.setDefaultMaxInactiveInterval(properties.idleTimeout());
        store.setRedisKeyNamespace(NAMESPACE);
        store.setSessionIdGenerator(tickets);
        return BrowserSessions.ticketed(store, tickets);
    }

    private static void requireAnAnswer(RedisConnectionFactory redis) {
        try (RedisConnection connection = redis.getConnection()) {
            connection.ping();
        } catch (RedisConnectionFailureException unreachable) {
            throw new BadConfiguration(
                    "signet.session.redis-url",
                    "leads to no Redis that answers",
                    "Start it, or write the address of one that runs.");
        }
    }

    private static RedisURI uri(String text) {
        try {
            return RedisURI.create(text);
        } catch (IllegalArgumentException malformed) {
            // Neither the value nor the cause, which repeats it: a password may stand in it.
            throw new BadConfiguration(
                    "signet.session.redis-url",
                    "is not the address of a Redis",
                    "Write one such as redis://localhost:6379.");
        }
    }
}
