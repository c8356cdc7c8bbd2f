-- Usage opens the door and no table behind it. anon has none: what it may read it reads through the
-- views in public, which need no usage of the caller.
grant usage on schema
    security_service,
    auth_gateway,
    shared_services,
    control_room,
    analytics,
    billing,
    vendors,
    client_services,
    marketplace
to authenticated, service_role;
