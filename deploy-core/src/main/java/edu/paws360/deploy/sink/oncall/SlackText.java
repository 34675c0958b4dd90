package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Shortened;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A notice as Slack shows it: escaped, so that nothing in it is a link or calls a channel, neither there nor in a Mattermost, and
 * within its 40,000 characters.
 */
final class SlackText {
    private static final int LONGEST_LINE = 3_000;
    private static final int LONGEST_SEEN = 20_000;
    private static final int LONGEST_WORD = 300;

    /** What calls everybody where others than Slack take its messages, in whatever case. */
    private static final Pattern CALL = Pattern.compile("(?<![\\w.-])@(?=(?i:all|channel|here)\\b)");

    private SlackText() {}

    static String of(Notice notice) {
        List<String> lines = new ArrayList<>();
        if (notice.repeated()) {
            lines.add("_Perhaps told before: there was no answer then._");
        }
        lines.addAll(notice.end().map(end -> resolved(notice, end)).orElseGet(() -> firing(notice)));
        return String.join("\n", lines);
    }

    private static List<String> resolved(Notice notice, Standing.End end) {
        return List.of(
                ":white_check_mark: *RESOLVED: " + escaped(notice.summary(), LONGEST_LINE) + "*",
                "Went wrong at " + moment(notice.since()) + ", ended at " + moment(end.at()) + " by deployment "
                        + word(end.deploymentId()) + ".");
    }

    private static List<String> firing(Notice notice) {
        Incident incident = notice.incident();
        List<String> lines = new ArrayList<>();
        lines.add(sign(incident.place().kind().severity()) + " *" + escaped(notice.summary(), LONGEST_LINE) + "*");
        if (notice.joins()) {
            lines.add(
                    notice.times() > 1
                            ? "Deployment number " + notice.times() + " that goes wrong since " + moment(notice.since())
                                    + "."
                            : "More of the same deployment, which goes wrong since " + moment(notice.since()) + ".");
        }
        lines.add(escaped(incident.said().description(), LONGEST_LINE));
        if (!incident.seen().isEmpty()) {
            lines.add("```\n" + fenced(Words.lines(incident.seen(), LONGEST_SEEN)) + "\n```");
        }
        lines.add("*What to do:* " + escaped(incident.said().advice(), LONGEST_LINE));
        lines.add(facts(incident));
        whereMoreIs(notice).ifPresent(lines::add);
        return lines;
    }

    private static String sign(Severity severity) {
        return severity == Severity.WARNING ? ":warning:" : ":rotating_light:";
    }

    private static String facts(Incident incident) {
        return "Reason `" + word(incident.said().reason().code()) + "`, deployment `" + word(incident.deploymentId())
                + "`, commit `" + word(incident.started().commit()) + "` of "
                + word(incident.started().branch()) + ", by "
                + word(incident.started().user());
    }

    private static Optional<String> whereMoreIs(Notice notice) {
        Incident incident = notice.incident();
        List<String> more = new ArrayList<>();
        notice.signs().runbook().flatMap(to -> link(to, "Runbook")).ifPresent(more::add);
        notice.signs().runOf(incident).flatMap(to -> link(to, "Run")).ifPresent(more::add);
        notice.signs().reportOf(incident).ifPresent(file -> more.add("report: `" + word(file) + "`"));
        notice.signs().logOf(incident).ifPresent(file -> more.add("log: `" + word(file) + "`"));
        return more.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", more));
    }

    private static Optional<String> link(URI to, String text) {
        String url = entities(to.toString());
        return url.length() > LONGEST_LINE || url.contains("|")
                ? Optional.empty()
                : Optional.of("<" + url + "|" + text + ">");
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String word(String text) {
        return escaped(text, LONGEST_WORD);
    }

    /** One line. */
    private static String escaped(String text, int most) {
        return cut(escape(Words.line(text, most)), most);
    }

    private static String fenced(String lines) {
        // The end is what was seen last.
        String escaped = escape(lines.replace("```", "'''"));
        int from = escaped.length() - LONGEST_SEEN;
        if (from <= 0) {
            return escaped;
        }
        int line = escaped.indexOf('\n', from) + 1;
        return Masker.CUT + (line > 0 ? escaped.substring(line) : within(escaped.substring(from)));
    }

    /** The end of one line, and of no escape and no character only the end. */
    private static String within(String end) {
        String whole = Character.isLowSurrogate(end.charAt(0)) ? end.substring(1) : end;
        return whole.replaceFirst("^[a-z]{0,4};", "");
    }

    private static String escape(String text) {
        return CALL.matcher(entities(text)).replaceAll("@ ");
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Not in the midst of an escape. */
    private static String cut(String escaped, int most) {
        return escaped.length() <= most
                ? escaped
                : Shortened.to(escaped, most).replaceFirst("&[a-z]{0,3}" + Masker.CUT + "$", Masker.CUT);
    }
}
