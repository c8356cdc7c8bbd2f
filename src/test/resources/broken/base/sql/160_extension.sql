create extension citext with schema extensions;

create schema reporting;
