String log = new File(basedir, 'build.log').text
assert log.contains('Metrics: nothing says where they go; set deploy.metrics.pushgateway or deploy.metrics.textfile.')
