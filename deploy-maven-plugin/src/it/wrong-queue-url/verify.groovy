String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.queue.url = postgresql://paws@db/paws (POM): only for a queue in a database, and deploy.queue.type is file. Set deploy.queue.type=postgres, or remove it.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
