String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.command = "" (command line): empty. Allowed: a shell command.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
