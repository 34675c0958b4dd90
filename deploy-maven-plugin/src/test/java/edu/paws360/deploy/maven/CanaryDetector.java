package edu.paws360.deploy.maven;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds secrets in texts by any piece of them that is long enough not to be there by chance. It shares nothing with what
 * masks secrets: that one knows how a secret may be written, this one how a text may be read.
 */
final class CanaryDetector {
    /** Pieces of text; there are too few hexadecimal digits for that. */
    private static final int PIECE = 8;

    private static final int PIECE_OF_HEX = 14;

    private final Map<Integer, Map<String, String>> pieces = new HashMap<>();

    CanaryDetector(List<Canary> canaries) {
        canaries.forEach(canary -> canary.random().forEach(random -> learn(canary.name(), random)));
    }

    private void learn(String name, String random) {
        int length = random.matches("(pw)?[0-9a-f]+") ? PIECE_OF_HEX : PIECE;
        Map<String, String> known = pieces.computeIfAbsent(length, size -> new HashMap<>());
        piecesOf(random, length).forEach(piece -> known.put(piece, name));
    }

    private static Stream<String> piecesOf(String text, int length) {
        return Stream.iterate(0, at -> at + length <= text.length(), at -> at + 1)
                .map(at -> text.substring(at, at + length));
    }

    /** The names of the secrets of which a piece is there, in whatever form. */
    Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        for (String undisguised : Disguises.off(text)) {
            pieces.forEach((length, known) -> find(undisguised, length, known, names));
        }
        return names;
    }

    private static void find(String text, int length, Map<String, String> known, Set<String> names) {
        for (int at = 0; at + length <= text.length(); at++) {
            String name = known.get(text.substring(at, at + length));
            if (name != null) {
                names.add(name);
            }
        }
    }

    /** Where the secrets are: for each place the lines, each with what is in it. */
    Map<String, List<String>> in(Map<String, String> texts) {
        Map<String, List<String>> found = new TreeMap<>();
        texts.forEach((place, text) -> {
            if (!in(text).isEmpty()) {
                found.put(place, lines(text));
            }
        });
        return found;
    }

    private List<String> lines(String text) {
        List<String> lines = text.lines()
                .filter(line -> !in(line).isEmpty())
                .map(line -> in(line) + " " + line)
                .toList();
        return lines.isEmpty() ? List.of(in(text) + " across lines") : lines;
    }
}
