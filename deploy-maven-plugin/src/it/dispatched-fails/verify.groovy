String log = new File(basedir, 'build.log').text
assert log.contains('it is of no use by hand. Hand all inputs of that workflow on.')
assert !new File(basedir, 'deployed').exists()
