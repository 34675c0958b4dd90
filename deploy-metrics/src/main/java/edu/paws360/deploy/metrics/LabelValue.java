package edu.paws360.deploy.metrics;

/** Makes label values out of text that others chose: bounded, in one line, without characters that nobody sees. */
final class LabelValue {
    /** The most code points a label value keeps. */
    static final int LONGEST = 128;

    /** What a label says where nothing is known. */
    static final String UNKNOWN = "unknown";

    private LabelValue() {}

    /**
     * The text as a label value.
     *
     * @param text any text
     * @return at most {@value #LONGEST} code points, no control, formatting or separator characters, never blank
     */
    static String of(String text) {
        String visible = text.codePoints()
                .filter(LabelValue::isVisible)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.isBlank() ? UNKNOWN : visible;
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
