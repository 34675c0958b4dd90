String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.ansible.limit = app (POM): only for Ansible, and there is no playbook. Set deploy.playbook, or remove it.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
