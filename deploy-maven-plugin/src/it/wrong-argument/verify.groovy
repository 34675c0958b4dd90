String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.command = ./deploy.sh *** (POM): holds the value of the secret API_KEY, and becomes the argument of a process, which other users can read. Write $API_KEY instead of ${env.API_KEY}: the command\'s own shell reads it from the environment.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
