package dev.signet.auth.endpoint.authorization.response;

import dev.signet.auth.client.ClientId;
import dev.signet.auth.client.Clients;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page whose form carries the answer to the client (OAuth 2.0 Form Post Response Mode 1.0 §2). A script of ours sends it; without script
 * there is a button.
 */
@Controller
class FormPostPage {

    static final String PATH = "/authorization-response";
    static final String ANSWER = "dev.signet.auth.endpoint.authorization.response";

    private final Clients clients;

    FormPostPage(Clients clients) {
        this.clients = clients;
    }

    /** Reached by a forward alone: typed into the address bar there is nothing to send. */
    @RequestMapping(PATH)
    String page(
            @RequestAttribute(name = ANSWER, required = false) ResponseDelivery.@Nullable Outgoing answer,
            Model model) {
        if (answer == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("action", answer.redirectUri());
        model.addAttribute("fields", answer.parameters());
        model.addAttribute(
                "clientName",
                clients.find(new ClientId(answer.clientId()))
                        .map(client -> client.registration().getClientName())
                        .orElse(answer.clientId()));
        return "endpoint/form-post";
    }
}
