package dev.signet.auth.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.testing.Answer;
import dev.signet.auth.testing.OAuth;
import dev.signet.auth.testing.SignetTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description and the API say the same. */
@SignetTest
class DescriptionTests {

    private final Description description = new Description();
    private final RequestMappingHandlerMapping routes;
    private final OAuth oauth;

    DescriptionTests(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes, OAuth oauth) {
        this.routes = routes;
        this.oauth = oauth;
    }

    @Test
    void everyRouteIsDescribedWithItsScopesAndNothingElseIs() {
        assertThat(description.operations()).isEqualTo(served());
    }

    @Test
    void everyScopeIsExplainedInBothFlows() {
        Set<String> used = new TreeSet<>();
        served().values().forEach(used::addAll);

        assertThat(description.explained())
                .allSatisfy(explained -> assertThat(explained).containsExactlyInAnyOrderElementsOf(used));
    }

    @Test
    void isServedToEverybodyAsItIs() {
        Answer answer = oauth.get("/admin/api/openapi.yaml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(answer.body()).startsWith("openapi: 3.1.0");
        assertThat(description.version()).isEqualTo("3.1.0");
    }

    /** The scopes of each operation, by method and path, as the controllers have them. */
    private Map<String, Set<String>> served() {
        Map<String, Set<String>> served = new TreeMap<>();
        routes.getHandlerMethods()
                .forEach((route, handler) -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith(AdminApi.PATH) && !path.equals(AdminApi.DOCUMENT))
                        .forEach(path -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    NeedsScope scope = handler.getMethodAnnotation(NeedsScope.class);
                                    assertThat(scope)
                                            .as("the scope of %s", handler)
                                            .isNotNull();
                                    served.put(
                                            method + " "
                                                    + path.substring(AdminApi.PATH.length())
                                                            .replaceAll("\\{\\w+}", "{}"),
                                            new TreeSet<>(Set.of(scope.value())));
                                })));
        return served;
    }
}
