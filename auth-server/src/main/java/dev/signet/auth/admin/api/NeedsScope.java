package dev.signet.auth.admin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a token must be good for to do this: any one of these scopes. An operation that says nothing is open to nobody. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface NeedsScope {

    String USERS_READ = "signet:users:read";
    String USERS_WRITE = "signet:users:write";
    String SESSIONS_READ = "signet:sessions:read";
    String SESSIONS_WRITE = "signet:sessions:write";
    String GRANTS_READ = "signet:grants:read";
    String GRANTS_WRITE = "signet:grants:write";

    String[] value();
}
