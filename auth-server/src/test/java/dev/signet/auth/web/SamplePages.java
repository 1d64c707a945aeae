package dev.signet.auth.web;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows each {@link Sample}, and fails in each way. The profile keeps it out of the real server. */
@Controller
@Profile(SampleServer.PROFILE)
class SamplePages {

    /** Stands in exceptions, and must never come out. */
    static final String PRIVATE = "jdbc:private-detail";

    static final String FAILING = "/failing/exception";
    static final String HANDLED = "/failing/handled";

    /** What a controller answers by a handler of its own. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused() {
            super(PRIVATE);
        }
    }

    @GetMapping("/samples/{name}")
    ModelAndView sample(
            @PathVariable("name") String name, @RequestParam(name = "tail", defaultValue = "") String tail) {
        Sample sample = Sample.named(name);
        return new ModelAndView(sample.template(), sample.model().apply(text -> text + tail));
    }

    @GetMapping(FAILING)
    String failing() {
        throw new IllegalStateException(PRIVATE);
    }

    @GetMapping("/failing/{status}")
    String failing(@PathVariable("status") int status) {
        throw new ResponseStatusException(HttpStatus.valueOf(status), PRIVATE);
    }

    @GetMapping(HANDLED)
    String handled() {
        throw new Refused();
    }

    /** A page that no controller method made, as the one for OAuth errors. */
    @ExceptionHandler(Refused.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String handle(Model model) {
        model.addAllAttributes(Map.of("error", "invalid_request"));
        return "web/oauth-error";
    }
}
