-- public.workflow_runs is the table again.
set local lock_timeout = '2s';

drop view public.workflow_runs;

alter table app_lanonasis_maas.workflow_runs set schema public;
