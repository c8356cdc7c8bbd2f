--liquibase formatted sql logicalFilePath:changelog.sql

--changeset payroll:schema
create schema payroll;
grant usage on schema payroll to payroll_app, payroll_audit;
--rollback drop schema payroll;

--changeset payroll:salary
create table payroll.salary (
    id bigint generated always as identity primary key,
    employee text not null,
    amount numeric(12, 2) not null
);

alter table payroll.salary enable row level security;

alter table payroll.salary force row level security;

create policy select_own on payroll.salary
    as permissive
    for select
    to payroll_app
    using (employee = current_setting('payroll.employee', true));

create policy select_all on payroll.salary
    as permissive
    for select
    to payroll_audit
    using (true);

grant select on payroll.salary to payroll_app, payroll_audit;
--rollback drop table payroll.salary;

--changeset payroll:raise splitStatements:false
create function payroll.raise(p_employee text, p_percent numeric)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    update payroll.salary
    set amount = amount * (1 + p_percent / 100)
    where employee = p_employee;
end;
$$;

revoke execute on function payroll.raise(text, numeric) from public;
--rollback drop function payroll.raise(text, numeric);

--changeset payroll:average splitStatements:false
create function payroll.average()
returns numeric
language sql
stable
security definer
as $$
    select avg(amount) from payroll.salary
$$;
--rollback drop function payroll.average();
