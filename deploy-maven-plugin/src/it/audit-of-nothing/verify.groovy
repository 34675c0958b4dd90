String log = new File(basedir, 'build.log').text
assert log.contains('Audit trail: there is no journal in ')
assert log.contains('; set deploy.audit.dir to the folder that deploy:production used.')
