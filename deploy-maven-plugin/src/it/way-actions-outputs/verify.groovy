List<String> outputs = new File(basedir, 'target/outputs').readLines()
assert outputs.containsAll(['exit-code=0', 'verdict=succeeded', 'reason=ok'])
assert outputs.any { it =~ /^deployment-id=\d{8}T\d{6}Z-[0-9a-f]{6}$/ }
assert outputs.any { it.startsWith('report=') && it.endsWith('target/deploy/report.html') }
