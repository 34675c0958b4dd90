package edu.paws360.deploy.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known key that was probably meant, by the number of slips between two keys. */
final class Nearest {
    private static final int MOST_SLIPS = 3;

    private Nearest() {}

    /** Empty if none is near: at most one slip for four letters after the prefix, and three in all. */
    static Optional<String> to(String key, Collection<String> known) {
        int letters = key.length() - Sources.PREFIX.length();
        int limit = Math.max(1, Math.min(MOST_SLIPS, letters / 4));
        return known.stream()
                .filter(candidate -> slips(key, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> slips(key, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters inserted, left out, replaced, or swapped with their neighbour. */
    static int slips(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cell(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cell(int[][] table, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int oneMore = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
        int best = Math.min(oneMore, table[i - 1][j - 1] + (same ? 0 : 1));
        return swapped(a, b, i, j) ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }

    private static boolean swapped(String a, String b, int i, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
