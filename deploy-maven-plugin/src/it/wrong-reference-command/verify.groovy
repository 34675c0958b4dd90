String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.command = ./deploy.sh @{API_KEY} (POM): becomes the argument of a process, which other users can read, and so cannot hold the secret @{API_KEY}. Write $API_KEY, and name API_KEY in deploy.preflight.secretsRequired: the command\'s own shell reads it from the environment.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
