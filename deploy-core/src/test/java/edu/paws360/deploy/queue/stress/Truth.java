package edu.paws360.deploy.queue.stress;

import edu.paws360.deploy.queue.stress.StressProcess.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges what was written in production. Every turn has a token of its own, so two turns overlap where a line comes after one with a higher
 * token.
 *
 * <p>One such line is no fault of the queue: a process can be stopped between looking at its hold and writing, and then writes
 * when it goes on, whatever a queue does; only the fence on the target can refuse that. So a line is excused if its process was
 * stopped by us, if it had begun to look at its hold before we saw the process stand still, and if it is the only one of its turn: whatever
 * comes after it had a look of its own, which must have failed.
 */
final class Truth {
    private final List<String> faults = new ArrayList<>();
    private final Map<Long, TruthLine> owners = new HashMap<>();
    private final Map<Long, TruthLine> excused = new HashMap<>();
    private final List<Stop> stops;
    private int turns;
    private int ends;
    private TruthLine last;

    Truth(List<Stop> stops) {
        this.stops = List.copyOf(stops);
    }

    /** Returns what should not be there, one sentence each. */
    List<String> faultsOf(List<TruthLine> lines) {
        lines.forEach(this::judge);
        return faults;
    }

    int turns() {
        return turns;
    }

    int ends() {
        return ends;
    }

    int excused() {
        return excused.size();
    }

    private void judge(TruthLine line) {
        TruthLine owner = owners.putIfAbsent(line.token(), line);
        if (owner != null && (owner.ticket() != line.ticket() || owner.pid() != line.pid())) {
            faults.add("two have the same token: " + owner + " and " + line);
        }
        if (last != null && line.token() < last.token()) {
            judgeLate(line);
            return;
        }
        if (last != null && line.token() > last.token()) {
            judgeNext(line);
        }
        turns += line.what().equals("begin") ? 1 : 0;
        ends += line.what().equals("end") ? 1 : 0;
        last = line;
    }

    private void judgeLate(TruthLine line) {
        boolean straddles =
                stops.stream().anyMatch(stop -> stop.pid() == line.pid() && line.checked() - stop.seen() <= 0);
        if (!straddles || excused.putIfAbsent(line.token(), line) != null) {
            faults.add("overlap: " + line + " after " + last);
        }
    }

    private void judgeNext(TruthLine line) {
        if (line.ticket() < last.ticket()) {
            faults.add("out of order: " + line + " after " + last);
        }
    }
}
