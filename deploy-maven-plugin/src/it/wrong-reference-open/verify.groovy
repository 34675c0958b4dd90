String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.environment = @{NAME} (POM): is shown in logs and reports, and so cannot hold the secret @{NAME}. Name a value that may be seen.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
