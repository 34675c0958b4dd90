package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.Destination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads how the deployments of one project to one environment went that belong to a run of a workflow. Not thread-safe. */
final class RecordedCourses {
    private final Map<String, RecordedCourse> courses = new LinkedHashMap<>();
    private final Destination where;
    private long last;

    private RecordedCourses(Destination where, long after) {
        this.where = where;
        this.last = after;
    }

    static RecordedCourses in(JournalReader journal, long after, Destination where) throws IOException {
        RecordedCourses courses = new RecordedCourses(where, after);
        try (Stream<JournalEntry> lines = journal.after(after)) {
            lines.forEach(courses::read);
            return courses;
        } catch (UncheckedIOException failed) {
            throw new IOException(
                    "The journal cannot be read: " + failed.getCause().getMessage(), failed);
        }
    }

    private void read(JournalEntry entry) {
        String id = entry.deploymentId();
        last = entry.number();
        if (entry.event() instanceof DeploymentStarted started) {
            begin(entry, started);
        } else if (entry.event() instanceof ExecutionStarted) {
            courses.computeIfPresent(id, (same, course) -> course.executing());
        } else if (entry.event() instanceof DeploymentCompleted completed) {
            courses.computeIfPresent(
                    id, (same, course) -> course.state().isEmpty() ? null : course.ended(completed.verdict()));
        } else if (entry.event() instanceof DeploymentAbandoned) {
            courses.computeIfPresent(id, (same, course) -> course.state().isEmpty() ? null : course.abandoned());
        }
    }

    private void begin(JournalEntry entry, DeploymentStarted started) {
        boolean ours = where.equals(new Destination(started.project(), started.environment()));
        if (ours && started.workflowRunId().isPresent()) {
            courses.put(entry.deploymentId(), RecordedCourse.begun(entry.deploymentId(), entry.number(), started));
        }
    }

    /** Those that have begun to change production, oldest first. */
    List<RecordedCourse> executed() {
        return courses.values().stream()
                .filter(course -> course.state().isPresent())
                .toList();
    }

    /** The same, without those that belong to runs before the newest deployment. */
    List<RecordedCourse> newest() {
        List<RecordedCourse> all = new ArrayList<>(courses.values());
        return all.isEmpty()
                ? List.of()
                : executed().stream()
                        .filter(course -> course.equals(all.get(all.size() - 1)))
                        .toList();
    }

    /** The line behind which everything is to be read again: before the oldest one that still goes on. */
    long settledUpTo() {
        return courses.values().stream()
                .filter(RecordedCourse::isOpen)
                .mapToLong(course -> course.line() - 1)
                .min()
                .orElse(last);
    }

    long last() {
        return last;
    }

    boolean someGoOn() {
        return courses.values().stream().anyMatch(RecordedCourse::isOpen);
    }
}
