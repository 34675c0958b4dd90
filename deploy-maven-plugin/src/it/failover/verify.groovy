String log = new File(basedir, 'build.log').text
assert log.contains('| deployed on the secondary runner')
assert new File(basedir, 'target/order.log').text.contains('Ticket 1 answered: ')
assert new File(basedir, 'audit/journal.jsonl').text.contains('"kind":"failover_triggered"')
