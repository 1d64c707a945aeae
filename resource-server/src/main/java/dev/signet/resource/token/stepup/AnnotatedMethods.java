package dev.signet.resource.token.stepup;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The methods that {@link RequiresAuthentication} stands on, or on whose class it stands, also where a method is inherited
 * by such a class: the framework's scanner leaves those out, and they would be open.
 */
final class AnnotatedMethods extends StaticMethodMatcherPointcut {

    private static final int NEVER_HELD = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

    private final Map<MethodClassKey, Optional<AuthenticationDemand>> demands = new ConcurrentHashMap<>();

    AnnotatedMethods() {
        setClassFilter(AnnotatedMethods::canBeHeld);
    }

    @Override
    public boolean matches(Method method, Class<?> target) {
        return find(method, target).isPresent();
    }

    /** What is asked of callers of that method, kept once it was found. */
    Optional<AuthenticationDemand> demandOf(Method method, Class<?> target) {
        return demands.computeIfAbsent(new MethodClassKey(method, target), key -> find(method, target));
    }

    private static Optional<AuthenticationDemand> find(Method method, Class<?> target) {
        Class<?> type = ClassUtils.getUserClass(target);
        if (method.getDeclaringClass() == Object.class) {
            return Optional.empty();
        }
        return onMethod(AopUtils.getMostSpecificMethod(method, type))
                .or(() -> onType(type))
                .map(AuthenticationDemand::of);
    }

    private static Optional<RequiresAuthentication> onMethod(Method method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, RequiresAuthentication.class));
    }

    private static Optional<RequiresAuthentication> onType(Class<?> type) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(type, RequiresAuthentication.class));
    }

    /** Always true: a demand that no proxy could enforce is an error, not a reason to leave it out. */
    private static boolean canBeHeld(Class<?> target) {
        Class<?> type = ClassUtils.getUserClass(target);
        boolean all = onType(type).isPresent();
        for (Method method : ReflectionUtils.getAllDeclaredMethods(type)) {
            boolean open = all && method.getDeclaringClass() != Object.class && isFinalForCallers(method);
            if (open
                    || (method.getModifiers() & NEVER_HELD) != 0
                            && onMethod(method).isPresent()) {
                throw new IllegalStateException(
                        "@RequiresAuthentication cannot be enforced on a final, private or static method: " + method);
            }
        }
        return true;
    }

    private static boolean isFinalForCallers(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isFinal(modifiers) && !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
    }
}
