String log = new File(basedir, 'build.log').text
assert log =~ /  SUCCEEDED \(ok\)/
assert log.contains('Verdict: SUCCEEDED')
assert log.contains('lines, each as it was written, and the head record agrees')
