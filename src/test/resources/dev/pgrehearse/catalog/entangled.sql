-- Things that name one another in as many ways as there are, besides those of base.sql.
create schema sales;

create type sales.state as enum ('new', 'paid', 'sent');

create domain sales.code as text default 'none' constraint code_check check (value <> '');

create type sales.money_range as range (subtype = numeric);

create type sales.address as (
    street sales.code,
    state sales.state,
    since date
);

create domain sales.addresses as sales.address[];

create sequence sales.numbers;

create collation sales.german (provider = libc, locale = 'C');

create function sales.next_code() returns sales.code
language sql
as $$ select 'c'::sales.code $$;

create function sales.is_open(sales.state) returns boolean
language sql
immutable
as $$ select $1 <> 'sent' $$;

create function sales.moves() returns setof sales.address
language plpgsql
stable
as 'begin return; end';

create table sales.parties (
    id bigint primary key default nextval('sales.numbers'),
    state sales.state not null default 'new',
    states sales.state[] default '{new,paid}',
    home sales.address,
    homes sales.addresses,
    code sales.code default sales.next_code(),
    span sales.money_range default 'empty',
    spans sales.money_multirange,
    label text collate sales.german,
    about regclass,
    kind regtype,
    parent bigint references sales.parties on delete cascade,
    constraint state_check check (state <> 'sent' or sales.is_open(state)),
    constraint about_check check (about::oid <> all ('{app.customers,app.events}'::regclass[]::oid[]))
);

insert into sales.parties (state, home, about, kind)
values
    ('new', row('a', 'paid', null), 'app.orders', 'app.mood'),
    ('paid', null, 'app.log', 'sales.address');

alter sequence sales.numbers owned by sales.parties.id;

create index parties_open_idx on sales.parties (id) where state = 'paid';

create index parties_home_idx on sales.parties (((home).state));

create index parties_label_idx on sales.parties (label, code) include (state);

alter table sales.parties enable row level security;

create policy open_to_clerks on sales.parties
as permissive
for all
to clerks, alice
using (state <> 'sent' and exists (select from app.orders as o where o.customer_id = parties.id))
with check ((home).state = 'new' or sales.is_open(state));

create view sales.open_parties as
select p.*, o.total
from sales.parties as p
join app.orders as o using (id)
where p.state = any ('{new,paid}'::sales.state[]);

create view sales.shown as
select v.id, v.state, (v.home).street as street, v.total
from sales.open_parties as v
natural left join app.customers as c;

create view sales.moved as
select m.street, m.state
from sales.moves() as m;

create view sales.whole_rows as
select p, p.id
from sales.parties as p
group by p.id;

create materialized view sales.by_state as
select state, count(*) as parties
from sales.shown
group by state;

create unique index by_state_idx on sales.by_state (state);

create function sales.party(wanted bigint, fallback sales.state default 'paid') returns sales.parties
language sql
stable
return (select p from sales.parties as p where p.id = wanted and p.state <> fallback);

create function sales.count_open(whose sales.parties) returns bigint
language sql
stable
return (select count(*) from sales.shown as s where s.id = (whose).id);

create function sales.check_party() returns trigger
language plpgsql
as 'begin return new; end';

create trigger checked
before insert or update of state on sales.parties
for each row
when (new.state = 'sent')
execute function sales.check_party();

create constraint trigger late
after insert on sales.parties
deferrable initially deferred
for each row
execute function sales.check_party();

create trigger through_the_view
instead of insert on sales.shown
for each row
execute function sales.check_party();

create rule keep_open as on delete to sales.open_parties do instead nothing;

create table sales.by_kind (
    kind regclass not null,
    state sales.state not null,
    note text
) partition by list (state);

create table sales.by_kind_new partition of sales.by_kind
for values in ('new')
partition by list (kind);

create table sales.by_kind_new_orders partition of sales.by_kind_new for values in ('app.orders');

create table sales.by_kind_rest partition of sales.by_kind default;

create index by_kind_idx on sales.by_kind (note);

create table sales.old_parties () inherits (app.log);

create table sales.typed of sales.address (primary key (since));

create function sales.near(numeric, numeric) returns boolean
language sql
immutable
as 'select $1 = $2';

create operator sales.~~~ (
    leftarg = numeric,
    rightarg = numeric,
    function = sales.near,
    commutator = operator(sales.~~~)
);

create view sales.near_ones as
select o.id
from app.orders as o
where o.total operator(sales.~~~) 1;

create operator class sales.backwards for type bigint using btree as
operator 1 >,
operator 2 >=,
operator 3 =,
operator 4 <=,
operator 5 <,
function 1 btint8cmp(bigint, bigint);

create index parties_backwards_idx on sales.parties (parent sales.backwards);

create text search configuration sales.words (copy = pg_catalog.simple);

alter text search configuration sales.words alter mapping for asciiword with app.words;

create index parties_words_idx on sales.parties using gin (to_tsvector('sales.words', label));

create statistics sales.parties_stats on ((home).state), label from sales.parties;

create publication open_ones for table sales.parties (id, state, label) where (id > 0), app.log;

create foreign table sales.remote (
    id bigint,
    state sales.state
) server away options (t 'x');

create cast (sales.state as app.mood) with inout;

create function sales.mix(numeric, sales.state) returns numeric
language sql
as 'select $1';

create aggregate sales.mixed(sales.state) (
    sfunc = sales.mix,
    stype = numeric,
    initcond = '0'
);

create procedure sales.settle(inout party sales.parties)
language plpgsql
as 'begin end';

create table sales.lines (
    id bigint generated always as identity,
    party bigint references sales.parties on update cascade,
    place sales.address default row('x', 'new', null)::sales.address,
    stated text generated always as (case when id > 0 then 'many' end) stored,
    unique (id, party)
);

alter default privileges in schema sales grant select on tables to alice;

grant select on sales.parties to alice with grant option;

grant update (state) on sales.parties to clerks;

grant usage on type sales.state to alice;

-- A comment on whatever can have one, so that each is seen under its new name.
do $$
declare
    v_what text;
begin
    for v_what in
        select format('table %s', c.oid::regclass)
        from pg_class as c
        where c.relnamespace in ('app'::regnamespace, 'sales'::regnamespace)
            and c.relkind in ('r', 'p')

        union all
        select format('column %s.%I', c.oid::regclass, l.attname)
        from pg_class as c
        join pg_attribute as l on l.attrelid = c.oid
        where c.relnamespace = 'sales'::regnamespace
            and c.relkind in ('r', 'v', 'f', 'c')
            and l.attnum > 0

        union all
        select format('index %s', i.indexrelid::regclass)
        from pg_index as i
        where i.indrelid >= 16384
            and i.indexrelid::regclass::text like 'sales.%'

        union all
        select format('constraint %I on %s', k.conname, k.conrelid::regclass)
        from pg_constraint as k
        where k.connamespace in ('app'::regnamespace, 'sales'::regnamespace)
            and k.conrelid <> 0

        union all
        select format('constraint %I on domain %s', k.conname, k.contypid::regtype)
        from pg_constraint as k
        where k.connamespace in ('app'::regnamespace, 'sales'::regnamespace)
            and k.contypid <> 0

        union all
        select format('trigger %I on %s', g.tgname, g.tgrelid::regclass)
        from pg_trigger as g
        where not g.tgisinternal
            and g.tgparentid = 0

        union all
        select format('policy %I on %s', p.polname, p.polrelid::regclass)
        from pg_policy as p

        union all
        select format('rule %I on %s', r.rulename, r.ev_class::regclass)
        from pg_rewrite as r
        where r.rulename <> '_RETURN'
            and r.ev_class >= 16384

        union all
        select format('type %s', t.oid::regtype)
        from pg_type as t
        left join pg_class as c on c.oid = t.typrelid
        where t.typnamespace in ('app'::regnamespace, 'sales'::regnamespace)
            and (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')

        union all
        select format(
            '%s %s',
            case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
            p.oid::regprocedure
        )
        from pg_proc as p
        where p.pronamespace in ('app'::regnamespace, 'sales'::regnamespace)

        union all
        select format('operator %s', p.oid::regoperator)
        from pg_operator as p
        where p.oprnamespace = 'sales'::regnamespace

        union all
        select format('cast (%s as %s)', k.castsource::regtype, k.casttarget::regtype)
        from pg_cast as k
        where k.castsource = 'sales.state'::regtype

        union all
        values
            ('publication open_ones'),
            ('event trigger watcher'),
            ('server away'),
            ('foreign data wrapper far'),
            ('statistics sales.parties_stats'),
            ('collation sales.german'),
            ('operator class sales.backwards using btree'),
            ('operator family sales.backwards using btree'),
            ('text search configuration sales.words'),
            ('text search dictionary app.words'),
            ('view sales.open_parties'),
            ('schema sales')
    loop
        execute format('comment on %s is ''c''', v_what);
    end loop;
end
$$;
