package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.console.Visible;
import edu.paws360.deploy.secret.Masker;

/** A screen on which no secret shows, and on which nobody else gives commands to a terminal or a CI. */
record MaskedScreen(Screen screen, Masker masker) implements Screen {
    @Override
    public void say(String line) {
        screen.say(Visible.onScreen(masker.mask(line)));
    }

    @Override
    public void warn(String line) {
        screen.warn(Visible.onScreen(masker.mask(line)));
    }
}
