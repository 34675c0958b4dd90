String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.queue.type = true (command line): true is what Maven makes of -Ddeploy.queue.type without a value. Write -Ddeploy.queue.type=VALUE. Allowed: file, postgres, github. Default: file.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
