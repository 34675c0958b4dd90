String log = new File(basedir, 'build.log').text
assert log.contains('There is no goal prodution. There are: audit, dispatched, execute, failover, health, help, history, metrics, preflight, production, queue, report, settings.')
