String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] | deploying')
assert log =~ /\[INFO\] Deployment \S+: SUCCEEDED \(ok\) after /
assert new File(basedir, 'deployed').readLines().size() == 1
assert new File(basedir, 'audit/journal.jsonl').text.contains('"kind":"deployment_completed"')
assert new File(basedir, 'target/deploy/report.html').text.contains('SUCCEEDED')
