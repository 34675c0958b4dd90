String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.queue.tiemout (POM): there is no such setting. Did you mean deploy.queue.timeout?')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
