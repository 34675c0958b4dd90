CREATE SCHEMA IF NOT EXISTS paws360_deploy_metrics;

CREATE TABLE IF NOT EXISTS paws360_deploy_metrics.total (
    metric text NOT NULL,
    instance text NOT NULL,
    labels text[] NOT NULL,
    part text NOT NULL,
    value numeric NOT NULL,
    PRIMARY KEY (metric, instance, labels, part)
);

CREATE TABLE IF NOT EXISTS paws360_deploy_metrics.journal (
    name text PRIMARY KEY,
    up_to bigint NOT NULL,
    hash text NOT NULL,
    counted timestamptz NOT NULL
);
