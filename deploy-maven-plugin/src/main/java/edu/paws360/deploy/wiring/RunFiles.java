package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.pipeline.JournalListener;
import edu.paws360.deploy.report.Ended;
import edu.paws360.deploy.report.HtmlReport;
import edu.paws360.deploy.report.LogExcerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one run in the build's output folder: its lines of the journal, its report, and where its log goes. */
final class RunFiles implements JournalListener {
    private final Path folder;
    private final List<JournalEntry> lines = new ArrayList<>();

    RunFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public void written(JournalEntry entry) {
        lines.add(entry);
    }

    Path log() {
        return folder.resolve("deployment.log");
    }

    Path journal() {
        return folder.resolve("journal.jsonl");
    }

    Path report() {
        return folder.resolve("report.html");
    }

    /** The lines until now. */
    List<JournalEntry> lines() {
        return List.copyOf(lines);
    }

    /** Where to read on matters most to whoever sees failures only. */
    private static void tell(Screen screen, boolean good, String where) {
        if (good) {
            screen.say(where);
        } else {
            screen.fail(where);
        }
    }

    /** Writes lines and report of a deployment that has ended. */
    void writeOrSay(Screen screen) {
        writeOrSay(screen, Ended.in(lines).anyMatch(end -> end.verdict().succeeded()));
    }

    /** Writes lines and report. They are made from the journal, so a fault here is told and changes nothing. */
    void writeOrSay(Screen screen, boolean good) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Files.write(journal(), lines.stream().map(JournalEntry::line).toList());
            Files.writeString(report(), new HtmlReport(lines, LogExcerpt.of(log())).render());
            tell(screen, good, "Report: " + report() + "; log: " + log());
        } catch (IOException failed) {
            screen.warn("The report could not be written to " + folder + ": " + failed);
        }
    }
}
