-- The schemas are the map of this database, and this is its legend.
comment on schema security_service is
    'API keys and other secrets, MCP tools that ask for them, and memories.';

comment on schema auth_gateway is
    'Who somebody is: accounts, roles, sessions, OAuth, and the events of all of that.';

comment on schema shared_services is
    'What several services need: profiles and settings of users.';

comment on schema control_room is
    'For administrators: registered projects and their services, feature flags.';

comment on schema analytics is
    'Usage, activity, errors and other logs and measurements.';

comment on schema billing is
    'Payments, subscriptions, cards and invoices.';

comment on schema vendors is
    'Vendor organizations with their keys, sessions and usage.';

comment on schema client_services is
    'Client organizations with their keys, transactions and usage.';

comment on schema marketplace is
    'Products, orders, reviews, and what is sold to whom.';

comment on schema app_the_fixer_initiative is
    'Tables of The Fixer Initiative alone.';

comment on schema app_onasis_core is
    'Tables of Onasis Core alone.';

comment on schema app_lanonasis_maas is
    'Tables of Lanonasis MaaS alone.';

comment on schema app_seftec is
    'Tables of Seftec alone.';

comment on schema app_seftechub is
    'Tables of Seftec Hub alone.';

comment on schema app_vortexcore is
    'Tables of VortexCore alone.';

comment on schema app_mcp_monorepo is
    'Tables of the MCP monorepo alone.';
