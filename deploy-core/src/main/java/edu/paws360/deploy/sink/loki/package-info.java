/** Logs and journal lines on their way to Grafana Loki: kept on disk first, sent beside the deployment, each line once. */
package edu.paws360.deploy.sink.loki;
