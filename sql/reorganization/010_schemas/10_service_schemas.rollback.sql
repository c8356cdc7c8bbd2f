drop schema marketplace;

drop schema client_services;

drop schema vendors;

drop schema billing;

drop schema analytics;

drop schema control_room;

drop schema shared_services;

drop schema auth_gateway;

drop schema security_service;
