String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.gate.API.url (command line): not a name of a gate. Write deploy.gate.<name>.url, with a name of lower-case letters, digits, dashes and underscores, beginning with a letter or digit.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
