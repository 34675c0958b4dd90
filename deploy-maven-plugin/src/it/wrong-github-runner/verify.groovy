String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.runner.secondary = github:linux,production (POM): its job has to see the queue every few seconds, which it cannot with deploy.queue.type=file. Set deploy.queue.type=postgres.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
