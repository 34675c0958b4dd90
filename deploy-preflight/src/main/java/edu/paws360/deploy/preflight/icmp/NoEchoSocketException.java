package edu.paws360.deploy.preflight.icmp;

import java.io.IOException;

/** No ICMP socket can be had here; the message says why. */
public final class NoEchoSocketException extends IOException {
    private static final long serialVersionUID = 1;

    /** Whether the kernel has no such protocol, which no right would change. */
    private final boolean unsupported;

    private NoEchoSocketException(String message, boolean unsupported, Throwable cause) {
        super(message, cause);
        this.unsupported = unsupported;
    }

    static NoEchoSocketException of(int error) {
        boolean unsupported = error == Libc.EAFNOSUPPORT || error == Libc.EPROTONOSUPPORT;
        return new NoEchoSocketException(Libc.strerror(error), unsupported, null);
    }

    static NoEchoSocketException onThisMachine(String system, String processor) {
        return new NoEchoSocketException("not known how on " + system + " " + processor, true, null);
    }

    static NoEchoSocketException withoutJna(LinkageError fault) {
        return new NoEchoSocketException("JNA cannot be loaded: " + fault.getMessage(), true, fault);
    }

    boolean isUnsupported() {
        return unsupported;
    }
}
