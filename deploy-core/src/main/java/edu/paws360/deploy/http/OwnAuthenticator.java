package edu.paws360.deploy.http;

import java.net.Authenticator;
import java.net.PasswordAuthentication;

/**
 * Asks the authenticator of the JVM, if there is one. The JDK keeps connections whose answer does not say that they end, and uses
 * one again for whoever has the same authenticator; so a connection that has one of its own is new.
 */
final class OwnAuthenticator extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
        Authenticator standard = Authenticator.getDefault();
        return standard == null
                ? null
                : standard.requestPasswordAuthenticationInstance(
                        getRequestingHost(),
                        getRequestingSite(),
                        getRequestingPort(),
                        getRequestingProtocol(),
                        getRequestingPrompt(),
                        getRequestingScheme(),
                        getRequestingURL(),
                        getRequestorType());
    }
}
