package edu.paws360.deploy.event;

/**
 * Something that happened to a deployment (spec, "Audit Trail"). When it happened, and to which deployment, is said by
 * the line of the journal that carries it. Every kind is an immutable record; a line that a newer version wrote is an
 * {@link UnknownEvent}, so that reading never fails on it.
 */
public sealed interface DeploymentEvent
        permits ApprovalDecided,
                BranchDecided,
                BranchRulesRead,
                ConcurrencyViolated,
                DeploymentAbandoned,
                DeploymentClosed,
                DeploymentCompleted,
                DeploymentStarted,
                DryRunCompleted,
                DryRunStarted,
                ExecutionFinished,
                ExecutionStarted,
                FailoverTriggered,
                FreshnessDecided,
                HealthGatesFinished,
                HoldGranted,
                HoldLapsed,
                HoldReleased,
                JournalPruned,
                JournalRepaired,
                JournalSigned,
                JournalStrained,
                LastLines,
                LiveNoted,
                OrderReceived,
                PreflightFinished,
                QueueCrowded,
                QueueEntered,
                SecretsRead,
                SinkDelivered,
                SmokeTestsFinished,
                StageFinished,
                StageStarted,
                StepBegun,
                StepHandedOn,
                UnknownEvent,
                WorkflowRailsRead {}
