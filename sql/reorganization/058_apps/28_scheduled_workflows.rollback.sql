-- public.scheduled_workflows is the table again.
set local lock_timeout = '2s';

drop view public.scheduled_workflows;

alter table app_lanonasis_maas.scheduled_workflows set schema public;
