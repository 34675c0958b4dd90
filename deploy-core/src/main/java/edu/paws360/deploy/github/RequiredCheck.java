package edu.paws360.deploy.github;

import java.util.OptionalLong;

/**
 * A check that a branch asks for. Immutable.
 *
 * @param name the name of a check run, or the context of a commit status
 * @param app which GitHub App has to say it; nothing where anybody may
 */
public record RequiredCheck(String name, OptionalLong app) {
    static RequiredCheck of(Fields check, String app) throws GithubFault {
        return new RequiredCheck(check.text("context"), check.id(app));
    }
}
