String log = new File(basedir, 'build.log').text
assert log.contains('deploy.queue.timeout = 5m  (command line)')
assert !log.contains('6m') && !log.contains('7m')
