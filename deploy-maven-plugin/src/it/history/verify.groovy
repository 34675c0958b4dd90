String log = new File(basedir, 'build.log').text
assert log.contains('1 of 2 succeeded (50.0 %)')
assert log.contains('failed: primary_exit_code 1.')
assert new File(basedir, 'target/deploy/history.html').text.contains('bar failed')
