package dev.signet.auth.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Knows who is asking. Protocol endpoints see no request where they decide, so it is looked up and not handed through. */
@Component
public class Callers {

    /** Who sent the request that this thread is answering; {@link Caller#NONE} where it is answering none. */
    public Caller current() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Caller.NONE;
        }
        HttpServletRequest request = attributes.getRequest();
        return new Caller(request.getRemoteAddr(), request.getHeader("User-Agent"));
    }
}
