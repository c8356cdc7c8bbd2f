create table public.databasechangelog (
    id varchar(255) not null,
    author varchar(255) not null,
    filename varchar(255) not null,
    dateexecuted timestamp not null,
    orderexecuted integer not null,
    exectype varchar(10) not null,
    md5sum varchar(35),
    description varchar(255),
    comments varchar(255),
    tag varchar(255),
    liquibase varchar(20)
);

alter table public.databasechangelog enable row level security;

insert into public.databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum)
values
    ('010_orders', 'alice', 'db/shop.sql', '2026-01-01', 1, 'EXECUTED', null),
    ('005_seed', 'alice', 'db/shop.sql', '2026-01-01', 2, 'EXECUTED', null);

create table public.orders (id bigint generated always as identity primary key);

alter table public.orders enable row level security;

revoke all on public.orders, public.databasechangelog from anon, authenticated;
