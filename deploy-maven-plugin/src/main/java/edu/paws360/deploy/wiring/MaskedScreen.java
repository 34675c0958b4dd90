package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.secret.Masker;

/** A screen on which no secret shows. */
record MaskedScreen(Screen screen, Masker masker) implements Screen {
    @Override
    public void say(String line) {
        screen.say(masker.mask(line));
    }

    @Override
    public void warn(String line) {
        screen.warn(masker.mask(line));
    }
}
