package edu.paws360.deploy.testbed;

import java.util.List;

/** The program that asks many hosts at once by ICMP. */
public final class Fping extends Component {
    Fping() {
        super("fping");
    }

    @Override
    List<Program> programs() {
        return List.of(new Program("fping", "fping"));
    }
}
