-- public.payment_audit is the table again.
set local lock_timeout = '2s';

drop view public.payment_audit;

alter table billing.payment_audit set schema public;

CREATE OR REPLACE FUNCTION public.audit_bulk_payment_status()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
    if old.status is distinct from new.status then
        insert into payment_audit (payment_id, old_status, new_status, changed_by)
        values (new.id, old.status, new.status, coalesce(new.modified_by, auth.uid()));
    end if;

    return new;
end;
$function$;
