String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.approval.environment = prod-eu (POM): only for an approval on GitHub, and deploy.approval.type is none. Set deploy.approval.type=github, or remove it.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
