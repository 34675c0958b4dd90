package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.github.DeploymentRecord;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.RecordSaying;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.store.FileGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Records deployments on GitHub that belong to a run of a workflow: {@code in_progress} when one begins to change production,
 * then {@code success}, {@code failure}, or {@code error} where nobody knows how it ended. What changed nothing is not
 * recorded. How far the journal was told is remembered in {@code github-records.json} of the audit folder, so what could not be
 * told is told by the next run. A record is found again by its description, and before anything is said it is asked what was
 * said: an answer that was lost makes no second record. The token needs {@code deployments=write}.
 *
 * <p>Thread-safe, and safe among processes that share the folder.
 */
public final class GithubRecordSink implements Sink {
    private static final String NAME = "github";

    private final RecordBook book;
    private final RecordPlace place;
    private final RecordPolicy policy;
    private final Destination what;
    private final Path folder;

    /**
     * A sink that records on GitHub.
     *
     * @param github GitHub's API
     * @param place where it is recorded
     * @param policy which deployments are
     * @param what which project's deployments, and to which environment
     * @param folder the audit folder ({@code deploy.audit.dir}), the same for every run that shares a journal
     */
    public GithubRecordSink(Github github, RecordPlace place, RecordPolicy policy, Destination what, Path folder) {
        this.book = new RecordBook(github.once().deployments(), place);
        this.place = place;
        this.policy = policy;
        this.what = what;
        this.folder = folder;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** That production is being changed is to be seen while it is. */
    @Override
    public boolean isPrompt(DeploymentEvent event) {
        return event instanceof ExecutionStarted;
    }

    /**
     * Tells how it goes.
     *
     * @throws IOException if the journal cannot be read, or GitHub did not take it
     */
    @Override
    public Receipt deliver(JournalReader journal) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return FileGuard.holding(folder.resolve("github-records.lock"), Deliveries.LIMIT, () -> tell(journal));
    }

    private Receipt tell(JournalReader journal) throws IOException, InterruptedException {
        Path file = folder.resolve("github-records.json");
        RecordCursor cursor = RecordCursor.read(file);
        OptionalLong told = cursor.of(what);
        RecordedCourses courses = RecordedCourses.in(journal, told.orElse(0), what);
        String detail = told(courses, told.isPresent() ? courses.executed() : courses.newest());
        cursor.write(file, what, courses.settledUpTo());
        return new Receipt(courses.last(), detail, List.of());
    }

    private String told(RecordedCourses courses, List<RecordedCourse> due) throws IOException, InterruptedException {
        try {
            return due.isEmpty() ? "nothing to record: nothing was changed" : recorded(due);
        } catch (NotToldException fault) {
            // While it still goes on, nobody is told twice; at the end it is said.
            if (fault.isForbidden() && (policy == RecordPolicy.AUTO || courses.someGoOn())) {
                return "not recorded: " + fault.getMessage();
            }
            throw fault;
        }
    }

    private String recorded(List<RecordedCourse> due) throws IOException, InterruptedException {
        List<DeploymentRecord> records = book.newest();
        List<String> done = new ArrayList<>();
        for (RecordedCourse course : due) {
            done.add(recorded(course, records));
        }
        return String.join(", ", done);
    }

    private String recorded(RecordedCourse course, List<DeploymentRecord> records)
            throws IOException, InterruptedException {
        Optional<DeploymentRecord> ours = records.stream().filter(course::isIn).findFirst();
        if (ours.isEmpty() && policy == RecordPolicy.AUTO) {
            Optional<DeploymentRecord> job = book.ofTheJob(course, records);
            if (job.isPresent()) {
                return "record " + job.get().id() + " of the job itself tells it";
            }
        }
        DeploymentRecord record = ours.isPresent() ? ours.get() : book.begin(course);
        String name = "record " + record.id() + " of " + place.environment();
        RecordSaying.State state = course.state().orElseThrow();
        if (state == RecordSaying.State.SUCCESS && book.isOvertaken(record, course, records)) {
            return name + ": its success is not told, as a later one has succeeded";
        }
        book.say(record, course);
        return name + ": " + state.word();
    }
}
