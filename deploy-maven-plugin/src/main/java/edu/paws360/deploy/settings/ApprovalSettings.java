package edu.paws360.deploy.settings;

import java.time.Duration;

/**
 * Who approves a deployment.
 *
 * @param type where the approval comes from
 * @param timeout how long it is waited for
 */
public record ApprovalSettings(ApprovalType type, Duration timeout) {}
