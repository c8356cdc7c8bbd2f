revoke usage on schema
    security_service,
    auth_gateway,
    shared_services,
    control_room,
    analytics,
    billing,
    vendors,
    client_services,
    marketplace
from authenticated, service_role;
