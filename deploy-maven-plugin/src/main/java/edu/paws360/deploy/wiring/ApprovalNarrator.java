package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.guard.ApprovalListener;

/** Tells how the wait for an approval goes on. */
record ApprovalNarrator(Screen screen) implements ApprovalListener {
    @Override
    public void waiting(String line) {
        screen.say("  " + line);
        screen.waiting(since -> "nobody has approved yet");
    }

    @Override
    public void warning(String line) {
        screen.warn(line);
    }
}
