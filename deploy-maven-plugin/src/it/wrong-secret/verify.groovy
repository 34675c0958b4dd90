String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.preflight.secretsRequired = API_KEY (POM): the environment variable API_KEY holds characters that cannot be read in this locale. Set LC_ALL=C.UTF-8 in the environment that Maven runs in, and leave the system property file.encoding alone.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
