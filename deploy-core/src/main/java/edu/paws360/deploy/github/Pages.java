package edu.paws360.deploy.github;

import edu.paws360.deploy.http.Countdown;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All pages of a list, as the header {@code Link} (RFC 8288) leads to them.
 *
 * @param elements the elements of all pages
 * @param at when the last page was answered, by GitHub's clock
 */
record Pages(List<Fields> elements, Instant at) {
    private static final int MOST = 10;
    private static final Pattern NEXT = Pattern.compile("<([^<>]*)>\\s*;[^,<]*\\brel=\"?next\"?");

    /**
     * Asks for all of them.
     *
     * @param member the member that holds the list beside {@code total_count}; nothing where the answer is the list
     * @throws GithubFault if a page is unknown, the pages have no end, or are fewer than was said
     */
    static Pages of(Conversation conversation, URI first, Optional<String> member)
            throws GithubFault, InterruptedException {
        List<Fields> elements = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        Question question = new Question(first);
        Countdown time = Countdown.of(Conversation.DEADLINE);
        for (int number = 1; number <= MOST && seen.add(question.address()); number++) {
            Reply reply = conversation.ask(question, time);
            Fields page = Fields.of(question, reply);
            elements.addAll(member.isPresent() ? page.list(member.get()) : page.elements());
            Optional<String> next = next(reply);
            if (next.isEmpty()) {
                long total = member.isPresent() ? page.number("total_count") : elements.size();
                return complete(question, elements, total, reply);
            }
            question = follow(question, next.get());
        }
        throw GithubFault.unreadable(new Question(first) + ": the pages of the list have no end");
    }

    <T> List<T> each(Api.Reading<T> reading) throws GithubFault {
        List<T> read = new ArrayList<>();
        for (Fields element : elements) {
            read.add(reading.of(element));
        }
        return List.copyOf(read);
    }

    private static Pages complete(Question question, List<Fields> elements, long total, Reply reply)
            throws GithubFault {
        if (elements.size() < total) {
            throw GithubFault.unreadable(question + ": " + elements.size() + " are listed, but there are " + total);
        }
        return new Pages(List.copyOf(elements), reply.date(question));
    }

    private static Question follow(Question question, String next) throws GithubFault {
        return question.at(next)
                .orElseThrow(
                        () -> GithubFault.unreadable(question + ": the next page is said to be on another server"));
    }

    static Optional<String> next(Reply reply) {
        return reply.header("link").map(NEXT::matcher).filter(Matcher::find).map(found -> found.group(1));
    }
}
