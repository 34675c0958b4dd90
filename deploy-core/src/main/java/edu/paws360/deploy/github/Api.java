package edu.paws360.deploy.github;

import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.http.Countdown;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks by path, and reads what comes back; what every part of the API shares. Thread-safe. */
final class Api {
    private static final int PER_PAGE = 100;

    private final Conversation conversation;

    Api(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Reads one object, or one list that has no pages. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Fields answer) throws GithubFault;
    }

    @FunctionalInterface
    private interface Asking<T> {
        Found<T> found() throws GithubFault, InterruptedException;
    }

    /**
     * Something that need not be there.
     *
     * @param words what GitHub says then; any other 404 may be for want of a right
     * @param none what it comes to
     */
    record Absence<T>(String words, T none) {}

    /** Asks for one object, or for a list that never has a second page. */
    <T> GithubAnswer<T> asked(String path, Reading<T> reading) throws InterruptedException {
        return answered(() -> single(path, reading));
    }

    /** Asks for one object that need not be there. */
    <T> GithubAnswer<T> asked(String path, Reading<T> reading, Absence<T> absence) throws InterruptedException {
        return answered(() -> {
            try {
                return single(path, reading);
            } catch (GithubFault fault) {
                if (fault.says(absence.words())) {
                    return new Found<>(absence.none(), Instant.now());
                }
                throw fault;
            }
        });
    }

    private <T> Found<T> single(String path, Reading<T> reading) throws GithubFault, InterruptedException {
        Question question = new Question(address(path));
        Reply reply = conversation.ask(question);
        if (Pages.next(reply).isPresent()) {
            throw GithubFault.unreadable(question + ": there are further pages, which this list never had");
        }
        return new Found<>(reading.of(Fields.of(question, reply)), reply.date(question));
    }

    /** Asks for all pages of a list that stands in a member beside {@code total_count}. */
    <T> GithubAnswer<List<T>> listed(String path, String member, Reading<T> element) throws InterruptedException {
        return answered(() -> {
            Pages pages = Pages.of(conversation, address(paged(path)), Optional.of(member));
            return new Found<>(pages.each(element), pages.at());
        });
    }

    /** Asks for all pages of a list that is the whole answer. */
    <T> GithubAnswer<List<T>> listed(String path, Reading<T> element) throws InterruptedException {
        return answered(() -> {
            Pages pages = Pages.of(conversation, address(paged(path)), Optional.empty());
            return new Found<>(pages.each(element), pages.at());
        });
    }

    /** Asks for the first page of a list, whatever comes behind it. */
    <T> GithubAnswer<T> newest(String path, int most, Reading<T> reading) throws InterruptedException {
        return answered(() -> {
            Question question = new Question(address(paged(path, most)));
            Reply reply = conversation.ask(question);
            return new Found<>(reading.of(Fields.of(question, reply)), reply.date(question));
        });
    }

    /** Tells something, and reads the object that comes back. */
    <T> GithubAnswer<T> told(String path, JsonNode body, Reading<T> reading) throws InterruptedException {
        return answered(() -> {
            Question question = new Question(address(path), Optional.of(body.toString()));
            Reply reply = conversation.ask(question);
            if (reply.body().isEmpty()) {
                throw GithubFault.unreadable(
                        question + ": HTTP " + reply.status() + " without a word of what became of it");
            }
            return new Found<>(reading.of(Fields.of(question, reply)), reply.date());
        });
    }

    /** Tells something that needs no words; whatever comes back says that it was heard. */
    <T> GithubAnswer<T> ordered(String path, T done) throws InterruptedException {
        return answered(() -> {
            Reply reply = conversation.ask(new Question(address(path), Optional.of("")));
            return new Found<>(done, reply.date());
        });
    }

    /** Fetches a log from where the answer leads, without the token. */
    GithubAnswer<JobLog> fetched(String path) throws InterruptedException {
        return answered(() -> {
            Question question = new Question(address(path));
            Countdown time = Countdown.of(Conversation.DEADLINE);
            Download download = Download.from(conversation.place(question, time), conversation.base())
                    .orElseThrow(() -> GithubFault.unreadable(question + ": leads to where nothing is fetched from"));
            try {
                return new Found<>(download.run(time), Instant.now());
            } catch (IOException failed) {
                throw GithubFault.unreachable(question + ": " + failed.getMessage());
            }
        });
    }

    private static <T> GithubAnswer<T> answered(Asking<T> asking) throws InterruptedException {
        try {
            return asking.found();
        } catch (GithubFault unknown) {
            return unknown.answer();
        }
    }

    private static String paged(String path) {
        return paged(path, PER_PAGE);
    }

    private static String paged(String path, int size) {
        return path + (path.contains("?") ? "&" : "?") + "per_page=" + size;
    }

    private URI address(String path) {
        return URI.create(conversation.base() + path);
    }

    /** A name as one segment of a path, or as a parameter. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
