String summary = new File(basedir, 'target/summary').getText('UTF-8')
assert summary.startsWith('## ') && summary.contains('Deployment ')
assert summary.contains('```mermaid\n')
