package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one receiver was told, kept between runs. Holds no secrets. Immutable.
 *
 * @param version the version of this form
 * @param receiver the receiver's name, for people
 * @param mark the last line of the journal that it was told of
 * @param notBefore until when the receiver wants to be left alone, if it said so
 * @param pages what it knows, by place
 * @param whole whether this is all; {@code false} where a file was there and made no sense
 */
record Ledger(
        int version, String receiver, Mark mark, Optional<Instant> notBefore, Map<String, Page> pages, boolean whole) {
    static final int VERSION = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Keeps its own copy. */
    Ledger {
        pages = Map.copyOf(pages);
    }

    private static Ledger empty(String receiver, boolean whole) {
        return new Ledger(VERSION, receiver, Mark.NONE, Optional.empty(), Map.of(), whole);
    }

    /** What is known of a receiver. A file that makes no sense, or cannot be read, is none, but then everything may have been told. */
    static Ledger read(Path file, String receiver) {
        try {
            Ledger ledger = JSON.readValue(Files.readAllBytes(file), Ledger.class);
            return ledger == null || ledger.version != VERSION || ledger.mark == null ? empty(receiver, false) : ledger;
        } catch (NoSuchFileException neverWritten) {
            return empty(receiver, true);
        } catch (IOException | JacksonException | NullPointerException senseless) {
            return empty(receiver, false);
        }
    }

    void write(Path file) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(this) + "\n");
    }

    /** The same beside this journal: numbers of another's lines mean nothing here. */
    Ledger beside(Incidents incidents) {
        if (!whole) {
            return with(assumed(incidents));
        }
        // Before the first delivery that ended well there is no mark yet.
        return incidents.goesOn() || mark.equals(Mark.NONE) ? this : with(each(Page::ofAnotherJournal));
    }

    /** Everything that the journal knows of may have been told, beside what was told since. */
    private Map<String, Page> assumed(Incidents incidents) {
        Map<String, Page> all = new TreeMap<>();
        incidents.standings().forEach((key, standing) -> all.put(key, Page.assumed(standing)));
        all.putAll(pages);
        return all;
    }

    private Map<String, Page> each(UnaryOperator<Page> change) {
        return pages.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> change.apply(entry.getValue())));
    }

    private Ledger with(Map<String, Page> others) {
        return new Ledger(version, receiver, mark, notBefore, others, true);
    }

    Optional<Page> page(String key) {
        return Optional.ofNullable(pages.get(key));
    }

    /** With another page of a place, or none. What was not whole does not become so. */
    Ledger with(String key, Optional<Page> page) {
        Map<String, Page> others = new TreeMap<>(pages);
        others.remove(key);
        page.ifPresent(fresh -> others.put(key, fresh));
        return new Ledger(version, receiver, mark, notBefore, others, whole);
    }

    Ledger upTo(Mark last) {
        return new Ledger(version, receiver, last, notBefore, pages, whole);
    }

    Ledger leftAloneUntil(Optional<Instant> moment) {
        return new Ledger(version, receiver, mark, moment, pages, whole);
    }
}
