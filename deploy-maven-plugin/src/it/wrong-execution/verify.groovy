String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.command: missing. Set deploy.command (a shell command) or deploy.playbook (an Ansible playbook).')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
