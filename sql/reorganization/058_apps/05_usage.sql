-- A default names its sequence with the schema. Who writes through a view needs no usage on that
-- schema, for the name was looked up when the view was made; but PostgREST writes the default's
-- text into its own statement (Prefer: missing=default), and there it is looked up anew, as the
-- caller. The two applications whose tables number their rows are opened for that, and no further:
-- the tables grant what they granted in public.
grant usage on schema app_seftec, app_vortexcore to authenticated, service_role;
