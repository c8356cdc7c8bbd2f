revoke usage on schema app_seftec, app_vortexcore from authenticated, service_role;
