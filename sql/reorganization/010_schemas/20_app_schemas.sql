-- One for each application, for what no other application uses. Clients get nothing in them yet:
-- the guide grants nothing here, and the pack that moves tables in grants what they need.
create schema app_the_fixer_initiative;

create schema app_onasis_core;

create schema app_lanonasis_maas;

create schema app_seftec;

create schema app_seftechub;

create schema app_vortexcore;

create schema app_mcp_monorepo;
