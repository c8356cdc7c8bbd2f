-- Clients go on with public.business_metrics; its rows live in app_seftec.business_metrics.
set local lock_timeout = '2s';

alter table public.business_metrics set schema app_seftec;

create view public.business_metrics
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.metric_date,
    t.total_revenue,
    t.total_expenses,
    t.net_profit,
    t.cash_on_hand,
    t.outstanding_receivables,
    t.outstanding_payables,
    t.inventory_value,
    t.overdue_invoices,
    t.total_customers,
    t.active_customers,
    t.total_products,
    t.low_stock_items,
    t.out_of_stock_items,
    t.metadata,
    t.created_at
from app_seftec.business_metrics as t;

alter view public.business_metrics alter column id set default gen_random_uuid();

alter view public.business_metrics alter column metric_date set default CURRENT_DATE;

alter view public.business_metrics alter column total_revenue set default 0;

alter view public.business_metrics alter column total_expenses set default 0;

alter view public.business_metrics alter column net_profit set default 0;

alter view public.business_metrics alter column cash_on_hand set default 0;

alter view public.business_metrics alter column outstanding_receivables set default 0;

alter view public.business_metrics alter column outstanding_payables set default 0;

alter view public.business_metrics alter column inventory_value set default 0;

alter view public.business_metrics alter column overdue_invoices set default 0;

alter view public.business_metrics alter column total_customers set default 0;

alter view public.business_metrics alter column active_customers set default 0;

alter view public.business_metrics alter column total_products set default 0;

alter view public.business_metrics alter column low_stock_items set default 0;

alter view public.business_metrics alter column out_of_stock_items set default 0;

alter view public.business_metrics alter column metadata set default '{}'::jsonb;

alter view public.business_metrics alter column created_at set default now();

revoke all on table public.business_metrics from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.business_metrics to authenticated;

grant select, insert, update, delete on table public.business_metrics to service_role;

comment on view public.business_metrics is 'Facade of app_seftec.business_metrics.';
