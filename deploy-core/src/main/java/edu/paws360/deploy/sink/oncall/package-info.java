/** Who is woken when a deployment has left production in doubt (spec, "Timeout Handling": alert on-call). */
package edu.paws360.deploy.sink.oncall;
