-- Postgres looks up the names in a function's text only when it is called. Until here these have
-- found the facades; from now on they find the tables.

-- Its text names public.payment_audit.
create or replace function public.audit_bulk_payment_status()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    if old.status is distinct from new.status then
        insert into billing.payment_audit (payment_id, old_status, new_status, changed_by)
        values (new.id, old.status, new.status, coalesce(new.modified_by, auth.uid()));
    end if;

    return new;
end;
$$;
