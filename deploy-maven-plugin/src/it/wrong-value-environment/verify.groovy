String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.preflight.diskMin = 10 (environment DEPLOY_PREFLIGHT_DISK_MIN): not a size. Allowed: a whole number and a unit (kB, MB, GB, TB: decimal), such as 10GB; from 1kB to 1000TB. Default: 10GB.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
