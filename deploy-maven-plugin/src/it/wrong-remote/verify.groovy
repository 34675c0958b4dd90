String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.playbook = /srv/site.yml (POM): outside of the project, and a runner on another machine is given the project\'s commit and no more. Commit it, and name it by a path from the project\'s folder.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
