package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.console.Visible;
import edu.paws360.deploy.console.Waiting;
import edu.paws360.deploy.secret.Masker;

/** A screen on which no secret shows, and on which nobody else gives commands to a terminal or a CI. */
record MaskedScreen(Screen screen, Masker masker) implements Screen {
    @Override
    public void say(String line) {
        screen.say(shown(line));
    }

    @Override
    public void warn(String line) {
        screen.warn(shown(line));
    }

    @Override
    public void fail(String line) {
        screen.fail(shown(line));
    }

    @Override
    public void row(CheckStatus status, String line) {
        screen.row(status, shown(line));
    }

    @Override
    public void waiting(Waiting what) {
        screen.waiting(since -> shown(what.inWords(since)));
    }

    @Override
    public void asking() {
        screen.asking();
    }

    private String shown(String line) {
        return Visible.onScreen(masker.mask(line));
    }
}
