-- Clients go on with public.edoc_financial_analysis; its rows live in app_seftec.edoc_financial_analysis.
set local lock_timeout = '2s';

alter table public.edoc_financial_analysis set schema app_seftec;

create view public.edoc_financial_analysis
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.analysis_type,
    t.data,
    t.created_at
from app_seftec.edoc_financial_analysis as t;

alter view public.edoc_financial_analysis alter column id set default nextval('app_seftec.edoc_financial_analysis_id_seq'::regclass);

alter view public.edoc_financial_analysis alter column created_at set default now();

revoke all on table public.edoc_financial_analysis from public, anon, authenticated, service_role;

grant select on table public.edoc_financial_analysis to authenticated;

grant select, insert, update, delete on table public.edoc_financial_analysis to service_role;

comment on view public.edoc_financial_analysis is 'Facade of app_seftec.edoc_financial_analysis.';
