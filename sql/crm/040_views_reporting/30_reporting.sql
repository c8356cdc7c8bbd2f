create schema reporting;

revoke all on schema reporting from public, anon, authenticated, service_role;

comment on schema reporting is
    'Views for lists and dashboards. Nothing is written here; readers keep to their own row level security.';
