package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.console.Visible;
import edu.paws360.deploy.pipeline.RunnerOutput;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.sink.LogFile;

/**
 * What the runners' commands print, without secrets and control characters: on the screen, in the log, and on its way to Loki.
 *
 * @param screen a bare one: lines are masked once, here
 * @param log the log
 * @param loki the way to Loki
 * @param masker hides the secrets
 */
record CommandOutput(Screen screen, LogFile log, LokiWay loki, Masker masker) implements RunnerOutput {
    @Override
    public OutputListener of(String runner) {
        return new OutputListener() {
            @Override
            public void line(String line) {
                print(masker.mask(line));
            }

            @Override
            public void unfinished(String line) {
                print(masker.maskCut(line));
            }

            private void print(String masked) {
                // Only now: what is written out would look different to the masker.
                String shown = Visible.of(masked);
                loki.line(runner, shown);
                screen.say(Visible.onScreen("| " + shown));
                log.line(shown);
            }

            @Override
            public void flush() {
                loki.flush();
                log.flush();
            }
        };
    }
}
