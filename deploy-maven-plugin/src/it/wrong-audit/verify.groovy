String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.audit.do = prune (POM): what is asked once does not belong where every run finds it. Remove it, and write -Ddeploy.audit.do=')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
