package edu.paws360.deploy.maven;

import edu.paws360.deploy.console.Screen;
import org.apache.maven.plugin.logging.Log;

/** Maven's log as a screen. Under {@code -q} it shows failures only. */
record MavenScreen(Log log) implements Screen {
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
}
