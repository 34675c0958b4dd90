String log = new File(basedir, 'build.log').text
assert new File(basedir, 'deployed').readLines().size() == 1
assert new File(basedir, 'audit/journal.jsonl').text.count('"kind":"deployment_started"') == 1
assert new File(basedir, 'audit/journal.jsonl').text.count('"kind":"deployment_completed"') == 1
assert new File(basedir, 'target/metrics.prom').text =~ /deployment_success_total\{.*\} 1\.0/
