String log = new File(basedir, 'build.log').text
assert log.contains('deploy.queue.timeout = 7m  (environment)')
assert !log.contains('deploy.queue.timeout = 30m')
