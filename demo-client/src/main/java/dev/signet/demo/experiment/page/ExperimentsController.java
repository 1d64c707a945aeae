package dev.signet.demo.experiment.page;

import dev.signet.demo.experiment.Experiment;
import dev.signet.demo.experiment.Group;
import dev.signet.demo.experiment.NotOffered;
import dev.signet.demo.experiment.Report;
import dev.signet.demo.experiment.Trial;
import dev.signet.demo.experiment.TriedHere;
import dev.signet.demo.settings.DemoProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Offers the experiments, and does them. A result is the answer to its form and is kept nowhere: some of them end what it would have to be kept
 * in.
 */
@Controller
class ExperimentsController {

    private final List<Experiment> experiments;
    private final DemoProperties settings;

    ExperimentsController(List<Experiment> experiments, DemoProperties settings) {
        this.experiments = List.copyOf(experiments);
        this.settings = settings;
    }

    @GetMapping("/experiments")
    String all(Model model, @Nullable OAuth2AuthenticationToken person) {
        Map<Group, List<Card>> groups = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            groups.put(
                    group,
                    experiments.stream()
                            .filter(each -> each.group() == group)
                            .map(Card::of)
                            .toList());
        }
        model.addAttribute("groups", groups);
        return page(model, person, "experiment/list");
    }

    @GetMapping("/experiments/{id}")
    String one(
            Model model,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable OAuth2AuthenticationToken person) {
        Experiment experiment = find(id);
        Optional<Report> seen =
                person == null ? Optional.empty() : experiment.seen(new Trial(person, request, response));
        return page(model, experiment, seen, person);
    }

    @PostMapping("/experiments/{id}")
    String run(
            Model model,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            OAuth2AuthenticationToken person) {
        if (find(id) instanceof TriedHere experiment) {
            return page(model, experiment, run(experiment, new Trial(person, request, response), model), person);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** What came of it; nothing where the server has no place to try it, which the page then says. */
    private static Optional<Report> run(TriedHere experiment, Trial trial, Model model) {
        try {
            return Optional.of(experiment.run(trial));
        } catch (NotOffered missing) {
            model.addAttribute("missing", missing.endpoint());
            return Optional.empty();
        }
    }

    private Experiment find(String id) {
        return experiments.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String page(
            Model model, Experiment experiment, Optional<Report> report, @Nullable OAuth2AuthenticationToken person) {
        model.addAttribute("card", Card.of(experiment));
        report.ifPresent(measured -> model.addAttribute("report", measured));
        return page(model, person, "experiment/one");
    }

    private String page(Model model, @Nullable OAuth2AuthenticationToken person, String view) {
        model.addAttribute("app", settings.app());
        model.addAttribute("server", settings.issuer().toString());
        if (person != null) {
            model.addAttribute("person", person.getName());
        }
        return view;
    }
}
