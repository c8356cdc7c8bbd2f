comment on schema app_mcp_monorepo is null;

comment on schema app_vortexcore is null;

comment on schema app_seftechub is null;

comment on schema app_seftec is null;

comment on schema app_lanonasis_maas is null;

comment on schema app_onasis_core is null;

comment on schema app_the_fixer_initiative is null;

comment on schema marketplace is null;

comment on schema client_services is null;

comment on schema vendors is null;

comment on schema billing is null;

comment on schema analytics is null;

comment on schema control_room is null;

comment on schema shared_services is null;

comment on schema auth_gateway is null;

comment on schema security_service is null;
