String log = new File(basedir, 'build.log').text
assert new File(basedir, 'deployed').readLines() == ['primary', 'secondary']
assert new File(basedir, 'audit/journal.jsonl').text.contains('"kind":"failover_triggered"')
