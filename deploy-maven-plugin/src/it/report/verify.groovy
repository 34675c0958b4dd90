String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] Report of deployment ')
assert new File(basedir, 'target/deploy/report.html').text.contains('SUCCEEDED')
