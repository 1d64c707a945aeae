package dev.signet.demo.page;

import dev.signet.demo.settings.DemoProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Gives the error page the app's face; shows the status and nothing of the request. */
@Component
class ErrorFace implements ErrorViewResolver {

    private final DemoProperties settings;

    ErrorFace(DemoProperties settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView(
                "error",
                Map.of(
                        "app", settings.app(),
                        "server", settings.issuer().toString(),
                        "status", status.value()),
                status);
    }
}
