String log = new File(basedir, 'build.log').text
assert log.contains(': 1 setting is wrong; nothing was run.')
assert log.contains('deploy.oncall.urls = pagerduty:*** (POM): a routing key of PagerDuty stands in it, where others can read it. Give the key to Maven as an environment variable, such as PD_KEY, and write pagerduty:@{PD_KEY}.')
assert !new File(basedir, 'audit').exists() && !new File(basedir, 'deployed').exists()
