package dev.signet.demo.cli;

import dev.signet.demo.cli.kept.FreshGrant;
import dev.signet.demo.cli.kept.Grant;
import dev.signet.demo.cli.kept.GrantFile;
import dev.signet.demo.cli.outside.Answer;
import dev.signet.demo.cli.outside.Json;
import dev.signet.demo.cli.outside.Screen;
import dev.signet.demo.cli.outside.Trouble;
import dev.signet.demo.cli.outside.Web;
import dev.signet.demo.cli.server.Metadata;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The commands that use the grant: {@code whoami}, {@code orders}, {@code order}. */
record InTheirName(GrantFile file, Web web, Screen screen, Clock clock) {

    /** An answer, and the grant that got it. */
    private record Answered(Answer answer, Grant grant) {}

    void orders() {
        Answered answered = ask(grant -> Orders.at(grant.api(), web).list(grant.accessToken()));
        Orders.show(Json.readAll(accepted(answered).body()), screen);
    }

    void order(List<String> operands) {
        String item = operands.get(0);
        String quantity = operands.size() == 2 ? operands.get(1) : "1";
        if (!quantity.matches("\\d{1,6}")) {
            throw Trouble.usage("How many is a number, such as 3. An item of several words stands in quotes.");
        }
        Answered answered =
                ask(grant -> Orders.at(grant.api(), web).place(grant.accessToken(), item, Integer.parseInt(quantity)));
        Orders.show(List.of(accepted(answered).json()), screen);
    }

    /** Asks the provider, and not the ID token: so the answer is of now. */
    void whoAmI() {
        Grant kept = new FreshGrant(file, web, clock).now();
        Optional<URI> place = Metadata.of(kept.issuer(), web).userInfoEndpoint();
        if (place.isEmpty()) {
            show(Json.EMPTY, kept);
            screen.tell("So the ID token said at sign-in: the provider has no UserInfo endpoint to ask now.");
            return;
        }
        Answered answered = ask(grant -> web.get(place.get(), "Bearer " + grant.accessToken()));
        if (!answered.answer().ok()) {
            throw Trouble.refused("The provider's UserInfo endpoint answered "
                    + answered.answer().status() + ". Sign in again, with openid among the scopes: ./run cli login.");
        }
        Json claims = answered.answer().json();
        String subject = answered.grant().person().subject();
        if (!subject.equals(claims.text("sub").orElse(""))) {
            // OpenID Connect Core 1.0, section 5.3.2.
            throw Trouble.refused("The provider's answer is about somebody else, and was thrown away. Sign in again.");
        }
        show(claims, answered.grant());
    }

    /** Asks once more, with a new access token, where the first one was refused: it may have been taken back. */
    private Answered ask(Function<Grant, Answer> question) {
        FreshGrant grants = new FreshGrant(file, web, clock);
        Grant grant = grants.now();
        Answer answer = question.apply(grant);
        if (answer.status() == 401) {
            grant = grants.after(grant);
            answer = question.apply(grant);
        }
        return new Answered(answer, grant);
    }

    private static Answer accepted(Answered answered) {
        if (!answered.answer().ok()) {
            throw Orders.refused(answered.answer());
        }
        return answered.answer();
    }

    private void show(Json claims, Grant grant) {
        screen.print(claims.text("preferred_username").orElse(grant.person().name()));
        claims.text("name").ifPresent(name -> screen.print("  name     " + name));
        claims.text("email").ifPresent(email -> screen.print("  email    " + email));
        screen.print("  at       " + grant.issuer());
        screen.print("  may      " + grant.scope());
        screen.print("  kept in  " + file.path());
    }
}
