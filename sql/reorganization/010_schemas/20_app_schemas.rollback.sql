drop schema app_mcp_monorepo;

drop schema app_vortexcore;

drop schema app_seftechub;

drop schema app_seftec;

drop schema app_lanonasis_maas;

drop schema app_onasis_core;

drop schema app_the_fixer_initiative;
