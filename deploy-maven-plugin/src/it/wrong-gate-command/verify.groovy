String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gate.disk.url = command:check @{TOKEN} (POM): becomes the argument of a process, which other users can read, and so cannot hold a secret. Write $TOKEN instead of @{TOKEN}, and name TOKEN in deploy.preflight.secretsRequired: the command\'s own shell reads it from the environment.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
