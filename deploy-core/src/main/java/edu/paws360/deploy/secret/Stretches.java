package edu.paws360.deploy.secret;

import java.util.BitSet;

/** What of a text is hidden. Stretches that overlap or touch are one. */
final class Stretches {
    private static final String MASK = "***";

    private final BitSet hidden = new BitSet();

    void hide(int begin, int end) {
        hidden.set(begin, end);
    }

    /** The text with one mask for each stretch. */
    String in(String text) {
        if (hidden.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int shown = 0;
        for (int begin = hidden.nextSetBit(0); begin >= 0; begin = hidden.nextSetBit(shown)) {
            masked.append(text, shown, begin).append(MASK);
            shown = hidden.nextClearBit(begin);
        }
        return masked.append(text, shown, text.length()).toString();
    }
}
