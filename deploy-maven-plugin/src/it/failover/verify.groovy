String log = new File(basedir, 'build.log').text
assert log.contains('| deployed on the secondary runner')
assert new File(basedir, 'target/order.log').text.contains('Ticket 1 answered: stopping the primary; the secondary goes on')
assert new File(basedir, 'audit/journal.jsonl').readLines().any {
    it.contains('"kind":"failover_triggered"') && it.contains('"reason":"MANUAL"')
}
