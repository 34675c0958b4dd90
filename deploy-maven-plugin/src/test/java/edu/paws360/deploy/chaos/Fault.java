package edu.paws360.deploy.chaos;

import java.util.List;

/** What is done to a deployment. */
enum Fault {
    NONE("plain"),
    EXIT_CODE("fail-on-primary"),
    BOTH_FAIL("fail"),
    TIME_LIMIT("hang-on-primary"),
    UNREACHABLE("plain"),
    SLOW_START("plain"),
    MANUAL_MODE("plain"),
    MANUAL_ORDER("hang-on-primary"),
    CANCEL_ORDER("slow"),
    INTERRUPT("slow"),
    KILL_JVM("slow"),
    STOP_JVM("slow"),
    KILL_SUPERVISOR("slow"),
    STOP_SUPERVISOR("slow"),
    KILL_SUPERVISOR_AND_JVM("slow"),
    STOP_SUPERVISOR_AND_KILL_JVM("slow"),
    KILL_SSH("slow"),
    STOP_SSH("slow"),
    CUT("slow"),
    FREEZE_HOST("slow"),
    FREEZE_HOST_AND_KILL_JVM("slow"),
    CUT_THE_SECONDARY("fail-on-primary");

    private static final List<Fault> OF_THE_CONNECTION =
            List.of(UNREACHABLE, SLOW_START, KILL_SSH, STOP_SSH, CUT, FREEZE_HOST, FREEZE_HOST_AND_KILL_JVM);

    private final String plan;

    Fault(String plan) {
        this.plan = plan;
    }

    /** What the work does by itself. */
    String plan() {
        return plan;
    }

    /** Whether it can only happen to a primary on another machine. */
    boolean needsRemotePrimary() {
        return OF_THE_CONNECTION.contains(this);
    }

    /** Whether it can only happen to a secondary on another machine. */
    boolean needsRemoteSecondary() {
        return this == CUT_THE_SECONDARY;
    }
}
