package dev.signet.auth.testing;

import dev.signet.auth.AuthServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test that speaks HTTP with a whole server, on a real port and the database that {@link TestDatabase} names. All such
 * tests of one run share the server: a test makes what it changes, and depends on no other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("database")
@SpringBootTest(classes = AuthServer.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = TestServer.class)
@Import(TestBeans.class)
@ActiveProfiles("demo")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith({LeakGuard.class, TimeReset.class})
public @interface SignetTest {}
