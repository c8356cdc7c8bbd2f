-- public.payment_audit is the table again.
set local lock_timeout = '2s';

drop view public.payment_audit;

alter table billing.payment_audit set schema public;

create or replace function public.audit_bulk_payment_status()
returns trigger
language plpgsql
security definer
set search_path = 'public'
as $$
begin
    if old.status is distinct from new.status then
        insert into payment_audit (payment_id, old_status, new_status, changed_by)
        values (new.id, old.status, new.status, coalesce(new.modified_by, auth.uid()));
    end if;

    return new;
end;
$$;
