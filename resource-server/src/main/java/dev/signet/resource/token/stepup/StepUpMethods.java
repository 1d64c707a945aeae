package dev.signet.resource.token.stepup;

import java.util.Objects;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/**
 * Makes {@link RequiresAuthentication} count, by the framework's method security: to be imported by a configuration that has a
 * bean of {@link StepUp}. It comes after {@code @PreAuthorize} and its like: nobody has to sign in again for what their token
 * does not open anyway.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(prePostEnabled = false, proxyTargetClass = true)
public class StepUpMethods {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AuthorizationManagerBeforeMethodInterceptor requiredAuthentication(ObjectProvider<StepUp> stepUp) {
        AnnotatedMethods methods = new AnnotatedMethods();
        AuthorizationManagerBeforeMethodInterceptor interceptor =
                new AuthorizationManagerBeforeMethodInterceptor(methods, judging(methods, stepUp));
        interceptor.setOrder(AuthorizationInterceptorsOrder.JSR250.getOrder() + 1);
        return interceptor;
    }

    private static AuthorizationManager<MethodInvocation> judging(
            AnnotatedMethods methods, ObjectProvider<StepUp> stepUp) {
        return (authentication, call) -> methods.demandOf(
                        call.getMethod(), AopUtils.getTargetClass(Objects.requireNonNull(call.getThis())))
                .map(demand -> stepUp.getObject().judge(authentication.get(), demand))
                .orElse(null);
    }
}
