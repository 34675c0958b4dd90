package edu.paws360.deploy.testbed;

import java.util.List;

/** The system's ping. */
public final class Ping extends Component {
    Ping() {
        super("ping");
    }

    @Override
    List<Program> programs() {
        return List.of(new Program("ping", "iputils-ping"));
    }
}
