package edu.paws360.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the target saw: lines in the order in which they were appended, whoever appended them. */
record Truth(List<Line> lines) {

    /** One deployment on one runner. */
    record Turn(String deployment, String role, long token) {}

    /** A sign that a turn was at work, and which one. */
    record Line(Turn turn, String what) {
        static Line of(String text) {
            String[] words = text.split(" ", -1);
            return new Line(new Turn(words[0], words[1], Long.parseLong(words[2])), words[3]);
        }
    }

    static Truth in(Path file) throws IOException {
        return new Truth(
                Files.exists(file)
                        ? Files.readAllLines(file).stream().map(Line::of).toList()
                        : List.of());
    }

    /** Each turn in one piece: nobody came between, nobody came again, and tokens never went back. */
    void assertOneAtATime() {
        List<Turn> turns = turns();
        Set<Turn> seen = new HashSet<>();
        for (Turn turn : turns) {
            assertThat(seen.add(turn))
                    .as("%s came again after others: %s", turn, lines)
                    .isTrue();
        }
        assertThat(turns.stream().map(Turn::token))
                .as("tokens never go back: %s", turns)
                .isSorted();
        assertThat(lines.stream().filter(line -> line.what().equals("begin")).map(Line::turn))
                .as("every turn begins once: %s", lines)
                .doesNotHaveDuplicates();
    }

    /** The turns, one for each piece of lines without another one's. */
    List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (Line line : lines) {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(line.turn())) {
                turns.add(line.turn());
            }
        }
        return turns;
    }

    boolean shows(String what) {
        return lines.stream().anyMatch(line -> line.what().equals(what));
    }
}
