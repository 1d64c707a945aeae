package dev.signet.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that takes access away from somebody. Only the room {@code revoke} may call it, so that nothing can
 * end without everything that hangs on it ending too; an architecture test holds this.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface EndsAccess {}
