package dev.signet.auth.admin.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a request through whose token has a scope that the operation needs; tells the others which (RFC 6750 §3.1). */
@Component
class ScopeCheck implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(AdminApi.PATH + "/**").excludePathPatterns(AdminApi.DOCUMENT);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ERROR || !(handler instanceof HandlerMethod operation)) {
            return true; // There is no such operation, and the answer says so.
        }
        NeedsScope needed = operation.getMethodAnnotation(NeedsScope.class);
        ApiCaller caller = caller(SecurityContextHolder.getContext().getAuthentication());
        if (needed != null && caller != null && Arrays.stream(needed.value()).anyMatch(caller.scopes()::contains)) {
            return true;
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer error=\"insufficient_scope\", error_description=\"The access token does not reach this far.\""
                        + (needed == null ? "" : ", scope=\"" + needed.value()[0] + "\""));
        return false;
    }

    private static @Nullable ApiCaller caller(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof ApiCaller caller ? caller : null;
    }
}
