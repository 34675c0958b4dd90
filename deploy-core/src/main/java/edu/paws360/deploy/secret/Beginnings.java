package edu.paws360.deploy.secret;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the beginnings of secrets where a text was cut, perhaps in the midst of one. Immutable. */
final class Beginnings {
    /** What stands where a text was cut. */
    private static final List<String> CUTS = List.of(Masker.CUT, " [line cut after ");

    private final Map<String, List<String>> forms;

    /** Of these forms, each as long as a masked value at least. */
    Beginnings(Collection<String> forms) {
        this.forms = forms.stream().collect(Collectors.groupingBy(Beginnings::first));
    }

    private static String first(String form) {
        return form.substring(0, Masker.SHORTEST);
    }

    static boolean mayBeIn(String text) {
        for (String mark : CUTS) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    private static int lastCut(String text) {
        return CUTS.stream().mapToInt(text::lastIndexOf).max().orElse(-1);
    }

    void findIn(String text, Finding finding) {
        int last = mayBeIn(text) ? lastCut(text) : -1;
        for (int begin = 0; begin <= last - Masker.SHORTEST; begin++) {
            for (String form : forms.getOrDefault(text.substring(begin, begin + Masker.SHORTEST), List.of())) {
                find(text, begin, form, finding);
            }
        }
    }

    private static void find(String text, int begin, String form, Finding finding) {
        int end = begin + Masker.SHORTEST;
        while (end < text.length() && end - begin < form.length()) {
            if (isCut(text, end)) {
                finding.at(begin, end);
            }
            if (text.charAt(end) != form.charAt(end - begin)) {
                return;
            }
            end++;
        }
    }

    private static boolean isCut(String text, int at) {
        return CUTS.stream().anyMatch(mark -> text.startsWith(mark, at));
    }
}
