package dev.signet.auth.web;

import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The room {@code web} and what it stands on, with {@link SamplePages} in place of all other rooms. Deliberately without a
 * stereotype: the component scan of the real server must not find it.
 */
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import({
    ErrorPages.class,
    HashedFiles.class,
    Languages.class,
    PageAttributes.class,
    PreferencesController.class,
    SamplePages.class,
    SecurityHeaders.class
})
class SampleServer {

    static final String PROFILE = "sample-pages";
    static final String FORWARDED = "/forwarded";

    @Bean
    RecordedMessages messageSource() {
        return new RecordedMessages();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SecurityHeaders headers) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers)
                .build();
    }

    /** Forwards as the protocol's endpoints do, before anything of Spring's dispatching has begun. */
    @Bean
    FilterRegistrationBean<Filter> forwarding() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) ->
                request.getRequestDispatcher("/samples/login").forward(request, response));
        filter.addUrlPatterns(FORWARDED);
        filter.setOrder(0);
        return filter;
    }

    @Bean
    Visitor visitor(WebServerApplicationContext server, Environment environment) {
        return new Visitor(() -> environment.getRequiredProperty("local.server.port", Integer.class));
    }
}
