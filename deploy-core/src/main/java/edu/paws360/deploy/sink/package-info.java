/** Where what happened is sent on to: sinks read the journal, each at its own pace, and never change a verdict. */
package edu.paws360.deploy.sink;
