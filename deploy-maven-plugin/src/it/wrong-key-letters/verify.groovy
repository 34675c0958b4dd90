String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.queue.timeOut (POM): capital and small letters matter. Write deploy.queue.timeout.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
