package edu.paws360.deploy.runner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the supervisor says, and what the session adds to it. Its bytes are not copied: nobody changes them. */
final class Report {

    /** The kinds of reports; those with a letter come as frames of the supervisor. */
    enum Kind {
        /** The supervisor runs and waits for a request. */
        GREETING('\0'),
        /** A probe's answer, that the work could be executed; or that the next message may come. */
        READY('R'),
        /** Nothing was started, and why. */
        REFUSED('F'),
        /** The command runs, and its process id. */
        STARTED('S'),
        /** A piece of the command's output. */
        OUTPUT('O'),
        /** The command itself ended, and how. */
        EXITED('X'),
        /** The supervisor ends what runs, and why. */
        ENDING('E'),
        /** Which machine the supervisor runs on. */
        MACHINE('I'),
        /** Something that a person should know. */
        WARNING('W'),
        /** A beat was heard. */
        ALIVE('A'),
        /** Nothing is left. */
        GONE('G'),
        /** These processes could not be ended. */
        UNKILLABLE('U'),
        /** The connection ended; no report follows. */
        CLOSED('\0'),
        /** Our caller wants the work to be cancelled. */
        CANCEL('\0');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    private final Kind kind;
    private final byte[] payload;

    private Report(Kind kind, byte[] payload) {
        this.kind = kind;
        this.payload = payload;
    }

    static Report of(Kind kind) {
        return new Report(kind, new byte[0]);
    }

    /**
     * The report of one frame.
     *
     * @throws IllegalArgumentException if no frame of the supervisor has this letter
     */
    static Report of(int letter, byte[] payload) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.letter == letter && letter != 0)
                .findFirst()
                .map(kind -> new Report(kind, payload))
                .orElseThrow(() -> new IllegalArgumentException("The supervisor sends no frames of kind " + letter));
    }

    Kind kind() {
        return kind;
    }

    byte[] payload() {
        return payload;
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    long pid() {
        return Long.parseLong(text());
    }

    /** The exit code, or 128 + n for signal n. */
    int exitCode() {
        int number = Integer.parseInt(text().substring(text().indexOf(' ') + 1));
        return text().startsWith("signal ") ? 128 + number : number;
    }
}
