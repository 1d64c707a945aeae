package dev.signet.auth.admin.api;

import dev.signet.auth.Issuer;
import dev.signet.auth.user.UserAccount;
import dev.signet.auth.user.UserId;
import dev.signet.auth.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the API is, what describes it, and what its addresses and lists have in common. */
@Component
public class AdminApi {

    public static final String PATH = "/admin/api";

    /** The description, in OpenAPI 3.1. It is the same for everybody and says nothing of this server, so anybody may read it. */
    public static final String DOCUMENT = PATH + "/openapi.yaml";

    static final int LONGEST_PAGE = 200;

    private final Issuer issuer;
    private final Users users;

    AdminApi(Issuer issuer, Users users) {
        this.issuer = issuer;
        this.users = users;
    }

    /** The {@code aud} of tokens for this API. */
    public String audience() {
        return issuer.value() + PATH;
    }

    /**
     * A page of a list.
     *
     * @param next the address of the next page; null on the last one
     */
    record Page<T>(List<T> items, @Nullable String next) {

        Page {
            items = List.copyOf(items);
        }
    }

    /** How many rows to ask for, so that one tells whether there is a next page. */
    static int oneMoreThan(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiProblem.badRequest("limit is a number from 1 to " + LONGEST_PAGE + ".");
        }
        return limit + 1;
    }

    /**
     * @param rows up to one more than {@code limit}
     * @param after what says of a row that the list goes on after it
     */
    <R, T> Page<T> page(List<R> rows, int limit, Function<R, T> shown, Function<R, String> after) {
        List<R> here = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit ? next(after.apply(here.get(limit - 1))) : null;
        return new Page<>(here.stream().map(shown).toList(), next);
    }

    /** The same request for the next page, at the address that this server is known by. */
    private String next(String after) {
        String request =
                ServletUriComponentsBuilder.fromCurrentRequest().build().toUriString();
        UriComponentsBuilder here = UriComponentsBuilder.fromUriString(request);
        String query = here.replaceQueryParam("after", after).build().getQuery();
        return issuer.value() + here.build().getPath() + "?" + query;
    }

    /** @throws ApiProblem 404 if {@code id} names nobody, or is no id */
    UserAccount user(String id) {
        return parse(id, UserId::parse).flatMap(users::find).orElseThrow(ApiProblem::notFound);
    }

    /**
     * Where a list goes on.
     *
     * @param after as the client sent it; null for the beginning
     */
    static <P> @Nullable P place(@Nullable String after, Function<String, Optional<P>> parser) {
        return after == null
                ? null
                : parser.apply(after)
                        .orElseThrow(() -> ApiProblem.badRequest("after is what a page gave as its next one."));
    }

    /** What the text of an id in an address names; what is no id names nothing. */
    static <T> Optional<T> parse(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
