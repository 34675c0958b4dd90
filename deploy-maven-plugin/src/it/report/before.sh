rm -f target/deploy/report.html
