String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.command = ./deploy.sh (POM): deploy.playbook (POM) is set too, and only one of them can be executed. Remove one of the two.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
