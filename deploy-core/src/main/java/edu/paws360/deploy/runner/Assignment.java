package edu.paws360.deploy.runner;

import java.util.Optional;

/**
 * Work as one site does it.
 *
 * @param work the work, its limits as the site needs them
 * @param directory the working folder: absolute, or inside the files that go along
 * @param place below which folder of the site the files that go along get a folder of their own; empty where none do
 */
record Assignment(Work work, String directory, Optional<String> place) {}
