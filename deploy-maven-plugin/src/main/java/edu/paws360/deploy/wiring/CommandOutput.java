package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.sink.LogFile;

/** What a runner's command prints: masked, on the screen and in the log. */
record CommandOutput(Screen screen, LogFile log, Masker masker) implements OutputListener {
    @Override
    public void line(String line) {
        String masked = masker.mask(line);
        screen.say("| " + masked);
        log.line(masked);
    }
}
