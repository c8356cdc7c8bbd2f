-- Before the tables move back: the facades answer the old texts, and nothing looks for the new
-- names any more when they go.

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
