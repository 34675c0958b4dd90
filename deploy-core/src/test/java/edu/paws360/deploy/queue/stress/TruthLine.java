package edu.paws360.deploy.queue.stress;

import edu.paws360.deploy.queue.Hold;

/**
 * One line of the truth: something that was changed in production by one who had looked at its hold just before.
 *
 * @param what begin, tick or end
 * @param ticket the holder's ticket
 * @param token its fencing token
 * @param pid its process
 * @param checked when it had begun to look at its hold, by {@link System#nanoTime}, which all JVMs of a Linux machine share
 */
record TruthLine(String what, long ticket, long token, long pid, long checked) {
    static TruthLine of(String what, Hold hold, long checked) {
        return new TruthLine(
                what,
                hold.ticket(),
                hold.fencingToken(),
                ProcessHandle.current().pid(),
                checked);
    }

    static TruthLine parse(String text) {
        String[] words = text.split(" ", -1);
        return new TruthLine(
                words[0],
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }

    String text() {
        return what + " " + ticket + " " + token + " " + pid + " " + checked + "\n";
    }
}
