package edu.paws360.deploy.report;

/** Text as HTML, in which nothing is hidden or reordered. */
final class Html {
    private Html() {}

    static String escape(String text) {
        return WrittenOut.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    static String section(String title, String content) {
        return content.isEmpty() ? "" : "<section>\n<h2>" + escape(title) + "</h2>\n" + content + "</section>\n";
    }
}
