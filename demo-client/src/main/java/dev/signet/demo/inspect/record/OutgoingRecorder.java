package dev.signet.demo.inspect.record;

import dev.signet.demo.inspect.Conversation;
import dev.signet.demo.inspect.Exchange;
import dev.signet.demo.inspect.Kind;
import dev.signet.demo.inspect.Message;
import dev.signet.demo.inspect.Party;
import dev.signet.demo.settings.DemoProperties;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Writes down what this app asks others, where that is on behalf of a browser. */
@Component
class OutgoingRecorder implements ClientHttpRequestInterceptor {

    private static final Message NO_ANSWER = Message.of("", List.of());

    private final MessageReader reader;
    private final DemoProperties settings;
    private final Clock clock;

    OutgoingRecorder(MessageReader reader, DemoProperties settings, Clock clock) {
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Conversation conversation = Recording.current().orElse(null);
        if (conversation == null) {
            return execution.execute(request, body);
        }
        Exchange begun = conversation.add(begun(request, body));
        long before = System.nanoTime();
        try {
            RecordedResponse response = new RecordedResponse(execution.execute(request, body));
            int status = response.getStatusCode().value();
            Message answer = reader.response(status, response.getHeaders(), response.head());
            conversation.replace(begun.answered(answer, since(before)));
            return response;
        } catch (IOException silent) {
            conversation.replace(begun.answered(NO_ANSWER, since(before)));
            throw silent;
        }
    }

    private Exchange begun(HttpRequest request, byte[] body) {
        Message asked = reader.request(request.getMethod(), request.getURI(), request.getHeaders(), body);
        Party to = Outgoing.to(request.getURI(), settings);
        Kind kind = to == Party.API ? Kind.API_CALL : Outgoing.kind(request.getURI(), asked);
        return Exchange.begun(clock.instant(), Party.APP, to, kind, asked);
    }

    private static long since(long before) {
        return (System.nanoTime() - before) / 1_000_000;
    }
}
