-- Helper functions stand apart from public, so that PostgREST does not offer them as calls.
create schema sovereign;

revoke all on schema sovereign from public, anon, authenticated, service_role;

-- Policies call helpers in the name of whoever is signed in. anon has no policy that does.
grant usage on schema sovereign to authenticated, service_role;

comment on schema sovereign is
    'Helper functions of the sovereign-identity system, and nothing else. Not for the exposed schemas of the API.';
