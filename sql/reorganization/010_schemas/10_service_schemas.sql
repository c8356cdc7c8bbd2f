-- The guide's first step also gives authenticated everything on all tables and sequences that will
-- ever be made in these schemas (alter default privileges … grant all). That is left out. A default
-- privilege asks nobody: it opens each later table to every user before its policies stand, backups
-- of secrets among them. Here a table brings the privileges that it had in public, exactly; a new one
-- names its own, and the access matrix says what they come to.
--
-- No "if not exists" either: a schema that is there already is somebody's, with rights of its own.
create schema security_service;

create schema auth_gateway;

create schema shared_services;

create schema control_room;

create schema analytics;

create schema billing;

create schema vendors;

create schema client_services;

create schema marketplace;
