package edu.paws360.deploy.testbed;

import java.util.List;

/** Ansible's programs. */
public final class Ansible extends Component {
    Ansible() {
        super("ansible");
    }

    @Override
    List<Program> programs() {
        return List.of(
                new Program("ansible", "ansible"),
                new Program("ansible-playbook", "ansible"),
                new Program("ansible-inventory", "ansible"),
                new Program("ssh", "openssh-client"));
    }
}
