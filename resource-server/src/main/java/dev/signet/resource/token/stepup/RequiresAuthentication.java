package dev.signet.resource.token.stepup;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This method, or each method of this class, asks how and when its caller's user signed in; a token that does not say enough
 * is answered as <a href="https://www.rfc-editor.org/rfc/rfc9470#section-3">RFC 9470 §3</a> has it. On a method it takes the
 * place of the one on its class. It needs {@link StepUpMethods}.
 *
 * <p>Held by Spring's proxies, like {@code @PreAuthorize}: a call from within the same object is not asked. A method that
 * no proxy can hold (final, private, static) stops the start.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresAuthentication {

    /** The authentication context classes ({@code acr}) of which the login must have one; none: any will do. */
    String[] acr() default {};

    /** How long ago the user may have signed in, in whole seconds, such as {@code 5m}; empty: at any time. */
    String maxAge() default "";
}
