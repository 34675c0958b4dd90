String log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/metrics.prom').text =~ /deployment_success_total\{.*\} 1\.0/
