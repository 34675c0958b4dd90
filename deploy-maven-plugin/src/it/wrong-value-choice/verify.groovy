String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.queue.type = redis (POM): not one of the choices. Allowed: file, postgres, github. Default: file.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
