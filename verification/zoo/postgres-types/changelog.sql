--liquibase formatted sql logicalFilePath:changelog.sql

--changeset team:types
create type order_state as enum ('new', 'paid', 'sent');
create domain email as text check (length(value) < 200);
--rollback drop domain email;
--rollback drop type order_state;

--changeset team:customer
create table customer (
    id uuid primary key default gen_random_uuid(),
    mail email not null,
    name text not null,
    name_lower text generated always as (lower(name)) stored,
    created_at timestamptz not null default now()
);
create unique index customer_mail_key on customer (lower(mail::text));
comment on table customer is 'who buys';
--rollback drop table customer;

--changeset team:orders
create table orders (
    id bigserial primary key,
    customer_id uuid not null references customer (id) on delete cascade,
    state order_state not null default 'new',
    lines jsonb not null default '[]',
    during tstzrange,
    check (jsonb_typeof(lines) = 'array')
);
create index orders_customer_id_idx on orders (customer_id);
--rollback drop table orders;

--changeset team:touch splitStatements:false
create function touch_customer() returns trigger language plpgsql as $$
begin
    new.created_at := coalesce(new.created_at, now());
    return new;
end;
$$;
create trigger customer_touch before insert on customer for each row execute function touch_customer();
--rollback drop trigger customer_touch on customer;
--rollback drop function touch_customer();

--changeset team:sales
create materialized view sales as select customer_id, count(*) as n from orders group by customer_id;
create unique index sales_customer_id_idx on sales (customer_id);
--rollback drop materialized view sales;

--changeset team:state_returned
alter type order_state add value 'returned';
--rollback select 1; -- a value of an enumeration stays

--changeset team:name_not_null
alter table customer alter column name drop not null;
--rollback update customer set name = '' where name is null;
--rollback alter table customer alter column name set not null;

--changeset team:check
alter table customer add constraint customer_name_check check (length(name) < 200) not valid;
alter table customer validate constraint customer_name_check;
--rollback alter table customer drop constraint customer_name_check;

--changeset team:rename
alter table customer rename column mail to email;
--rollback alter table customer rename column email to mail;
