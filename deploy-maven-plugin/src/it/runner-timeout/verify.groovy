String log = new File(basedir, 'build.log').text
assert log.contains('primary_timeout: stage execute failed: the command took longer than 1 s')
