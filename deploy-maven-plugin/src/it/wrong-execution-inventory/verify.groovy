String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.inventory: missing; deploy.playbook needs it. Set the path of the Ansible inventory.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
