String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gate.db.query: missing; deploy.gate.db.url is jdbc, which needs it. Allowed: a query in SQL (jdbc) or PromQL (prometheus).')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
