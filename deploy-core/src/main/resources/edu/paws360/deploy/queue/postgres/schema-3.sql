ALTER TABLE paws360_deploy.ticket ADD COLUMN lease_millis bigint;

UPDATE paws360_deploy.version SET number = 3;
