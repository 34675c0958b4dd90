String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('dryRun (command line): there is no such setting, and nothing is deployed where somebody asks not to. Write deploy.dryRun.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
