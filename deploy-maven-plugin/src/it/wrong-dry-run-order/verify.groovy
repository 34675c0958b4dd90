String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.dryRun = true (command line): what is ordered here has no dry run, and is not done. Remove it, or do not start this goal.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
