package edu.paws360.deploy.maven;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.console.Paint;
import edu.paws360.deploy.console.Screen;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log as a screen. Under {@code -q} it shows failures only.
 *
 * @param log the log
 * @param paint how it shows how something ended
 */
record MavenScreen(Log log, Paint paint) implements Screen {
    /** One without colours. */
    MavenScreen(Log log) {
        this(log, new Paint(false));
    }

    @Override
    public void say(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void fail(String line) {
        log.error(line);
    }

    @Override
    public void row(CheckStatus status, String line) {
        Screen.super.row(status, paint.row(status, line));
    }
}
