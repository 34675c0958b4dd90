package edu.paws360.deploy.secret;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds any of many forms in one pass over a text, however many there are. Immutable and thread-safe. */
final class Search {
    private final AhoCorasickDoubleArrayTrie<Boolean> forms = new AhoCorasickDoubleArrayTrie<>();
    private final Beginnings beginnings;

    /** For these forms, at least one. */
    Search(Set<String> forms) {
        this.forms.build(
                forms.stream().collect(Collectors.toMap(Search::searchable, form -> Boolean.TRUE, (a, b) -> a)));
        beginnings = new Beginnings(forms);
    }

    /** The last of all characters, which is none, makes the library look beyond its arrays; so its neighbour stands for it. */
    private static String searchable(String text) {
        return text.replace('\uffff', '\ufffe');
    }

    /** Whether there is anything to find; allocates nothing. */
    boolean mayFindIn(String text) {
        return Beginnings.mayBeIn(text) || forms.matches(searchable(text));
    }

    void findIn(String text, Finding finding) {
        forms.parseText(searchable(text), (AhoCorasickDoubleArrayTrie.IHit<Boolean>)
                (begin, end, known) -> finding.at(begin, end));
        beginnings.findIn(text, finding);
    }
}
