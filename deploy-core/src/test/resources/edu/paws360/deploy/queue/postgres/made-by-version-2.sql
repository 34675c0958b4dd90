CREATE SCHEMA paws360_deploy;

CREATE TABLE paws360_deploy.version (
    number integer PRIMARY KEY
);

CREATE TABLE paws360_deploy.line (
    name text PRIMARY KEY,
    last_ticket bigint NOT NULL,
    last_token bigint NOT NULL,
    crowded boolean NOT NULL,
    turns bigint[] NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE paws360_deploy.ticket (
    line text NOT NULL REFERENCES paws360_deploy.line,
    number bigint NOT NULL,
    owner uuid NOT NULL UNIQUE,
    life bigint NOT NULL,
    deployment text NOT NULL,
    person text NOT NULL,
    revision text NOT NULL,
    branch text NOT NULL,
    link text,
    place text NOT NULL,
    settle_millis bigint NOT NULL,
    entered timestamptz NOT NULL,
    lease_until timestamptz NOT NULL,
    token bigint,
    granted timestamptz,
    PRIMARY KEY (line, number),
    CHECK ((token IS NULL) = (granted IS NULL))
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX one_holder ON paws360_deploy.ticket (line) WHERE token IS NOT NULL;

CREATE TABLE paws360_deploy.wish (
    id text PRIMARY KEY,
    line text NOT NULL,
    ticket bigint NOT NULL,
    kind text NOT NULL,
    person text NOT NULL,
    reason text NOT NULL,
    asked timestamptz NOT NULL,
    answer text,
    FOREIGN KEY (line, ticket) REFERENCES paws360_deploy.ticket ON DELETE CASCADE
);

CREATE INDEX wish_of_ticket ON paws360_deploy.wish (line, ticket);

CREATE TABLE paws360_deploy.live (
    line text NOT NULL REFERENCES paws360_deploy.line,
    project text NOT NULL,
    environment text NOT NULL,
    revision text NOT NULL,
    deployment text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (line, project, environment)
);

INSERT INTO paws360_deploy.version VALUES (2);


INSERT INTO paws360_deploy.line VALUES ('production', 40, 700, false, '{60000,90000}');

INSERT INTO paws360_deploy.live VALUES
    ('production', 'edu:app', 'production', '4f2a9c1', 'd-39', '2026-01-02T03:04:05Z');
