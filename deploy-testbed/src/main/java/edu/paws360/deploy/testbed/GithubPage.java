package edu.paws360.deploy.testbed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page of a list, and the header {@code Link} that leads to the others. */
final class GithubPage {
    private static final String CURSOR = "cursor:";

    private final GithubCall call;
    private final int size;
    private final List<String> links = new ArrayList<>();

    private GithubPage(GithubCall call) {
        this.call = call;
        size = number("per_page", 30, 100);
    }

    static <T> GithubReply.Answer numbered(GithubCall call, List<T> all, Function<List<T>, Object> body) {
        GithubPage page = new GithubPage(call);
        int number = page.number("page", 1, 1_000_000);
        int last = (all.size() + page.size - 1) / page.size;
        if (number > 1) {
            page.link("prev", "page", String.valueOf(number - 1));
        }
        if (number < last) {
            page.link("next", "page", String.valueOf(number + 1));
            page.link("last", "page", String.valueOf(last));
        }
        if (number > 1) {
            page.link("first", "page", "1");
        }
        return page.answer(body.apply(page.part(all, (number - 1L) * page.size)));
    }

    static <T> GithubReply.Answer afterCursor(GithubCall call, List<T> all, Function<List<T>, Object> body) {
        GithubPage page = new GithubPage(call);
        int first = call.query("after").map(GithubPage::cursor).orElse(0);
        if (first + page.size < all.size()) {
            page.link("next", "after", CURSOR + (first + page.size));
        }
        return page.answer(body.apply(page.part(all, first)));
    }

    private <T> List<T> part(List<T> all, long first) {
        int from = (int) Math.min(first, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    private GithubReply.Answer answer(Object json) {
        GithubReply.Answer answer = GithubReply.found(json);
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private void link(String relation, String parameter, String value) {
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put(parameter, value);
        String text = query.entrySet().stream()
                .map(one -> one.getKey() + '=' + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        links.add("<" + call.address() + '?' + text + ">; rel=\"" + relation + '"');
    }

    private int number(String name, int otherwise, int largest) {
        String text = call.query(name).orElse(String.valueOf(otherwise));
        // The description says so in words only; GitHub itself would take the largest, and say nothing.
        if (!text.matches("[1-9]\\d{0,6}") || Integer.parseInt(text) > largest) {
            throw new RefusedException(400, "Parameter " + name + "=" + text + " is not between 1 and " + largest);
        }
        return Integer.parseInt(text);
    }

    private static int cursor(String after) {
        if (!after.matches(CURSOR + "\\d{1,6}")) {
            throw new RefusedException(422, "The cursor is none that was given: " + after);
        }
        return Integer.parseInt(after.substring(CURSOR.length()));
    }
}
