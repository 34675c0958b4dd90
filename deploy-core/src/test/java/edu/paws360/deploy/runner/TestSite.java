package edu.paws360.deploy.runner;

import java.util.List;
import java.util.Optional;

/** A site where something else than the supervisor is launched. */
record TestSite(List<String> launch) implements Site {

    @Override
    public List<String> launch(String ident, int scriptSize) {
        return launch;
    }

    @Override
    public Assignment assign(Work work) {
        return new LocalSite().assign(work);
    }

    @Override
    public Optional<Upload> upload() {
        return Optional.empty();
    }

    @Override
    public Loss loss(Sweep sweep) {
        return new Loss.Elsewhere(sweep);
    }

    @Override
    public String explain(String errors) {
        return new LocalSite().explain(errors);
    }
}
