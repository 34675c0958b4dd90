ALTER TABLE paws360_deploy.ticket ADD COLUMN lease_millis bigint;

CREATE TABLE paws360_deploy.claim (
    line text NOT NULL,
    ticket bigint NOT NULL,
    runner text NOT NULL,
    work text NOT NULL,
    claimant text NOT NULL,
    claimed timestamptz NOT NULL,
    PRIMARY KEY (line, ticket, runner, work),
    FOREIGN KEY (line, ticket) REFERENCES paws360_deploy.ticket ON DELETE CASCADE
);

UPDATE paws360_deploy.version SET number = 3;
