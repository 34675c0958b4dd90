String log = new File(basedir, 'build.log').text
assert log.contains('deploy.queue.timeout = 6m  (POM)')
assert !log.contains('7m')
