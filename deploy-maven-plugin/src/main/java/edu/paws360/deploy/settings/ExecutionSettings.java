package edu.paws360.deploy.settings;

import java.nio.file.Path;

/** What is executed. */
public sealed interface ExecutionSettings {
    /**
     * A command, run by a shell.
     *
     * @param command the text for the shell; passwords in URLs do not show in {@code toString}
     */
    record Command(Masked<String> command) implements ExecutionSettings {}

    /**
     * An Ansible playbook.
     *
     * @param playbook as it was set, perhaps relative to the project's folder
     * @param inventory as it was set, perhaps relative to the project's folder
     * @param options what Ansible is told besides
     */
    record Playbook(Path playbook, Path inventory, AnsibleOptions options) implements ExecutionSettings {}
}
