String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.dryRun = false (POM): the environment variable DEPLOY_DRY_RUN says something else. Remove one of the two.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
