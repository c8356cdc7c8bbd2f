-- Every thing that a fingerprint must see, altered once. A case is its title, an optional "given"
-- before the first look, the change, an optional "undo" after which nothing may differ, and the
-- sentences word for word; "…" at the end stands for what
-- differs by version or is too long to read. Without a sentence nothing may be seen.

-- case: an index is dropped
drop index app.orders_total_idx;
-- undo
create index orders_total_idx on app.orders (total);
-- seen: missing: index app.orders_total_idx (btree (total))

-- case: an index is made
create index orders_owner_idx on app.orders (lower(owner)) where total > 0;
-- undo
drop index app.orders_owner_idx;
-- seen: extra: index app.orders_owner_idx (btree (lower(owner)) WHERE (total > (0)::numeric))

-- case: an index has other columns
drop index app.orders_total_idx;
create index orders_total_idx on app.orders (total desc);
-- seen: index app.orders_total_idx: definition changed from btree (total) to btree (total DESC)

-- case: an index is no longer unique
drop index app.orders_note_idx;
create index orders_note_idx on app.orders (note, id);
-- seen: index app.orders_note_idx: definition changed from unique btree (note, id) to btree (note, id)

-- case: an index moves to another table
drop index app.orders_note_idx;
alter table app.log add column id bigint, add column note text;
create unique index orders_note_idx on app.log (note, id);
-- seen: extra: column app.log.id
-- seen: extra: column app.log.note
-- seen: index app.orders_note_idx: belongs to changed from table app.orders to table app.log

-- case: an index is invalid
update pg_catalog.pg_index set indisvalid = false where indexrelid = 'app.orders_total_idx'::regclass;
-- undo
update pg_catalog.pg_index set indisvalid = true where indexrelid = 'app.orders_total_idx'::regclass;
-- seen: index app.orders_total_idx: valid changed from yes to no

-- case: an index is not ready
update pg_catalog.pg_index set indisready = false where indexrelid = 'app.orders_total_idx'::regclass;
-- seen: index app.orders_total_idx: ready changed from yes to no

-- case: a table is clustered
alter table app.orders cluster on orders_total_idx;
-- undo
alter table app.orders set without cluster;
-- seen: index app.orders_total_idx: clustered changed from no to yes

-- case: an index's statistics target
alter index app.orders_owner_lower_idx alter column 1 set statistics 500;
-- given
create index orders_owner_lower_idx on app.orders (lower(owner));
-- seen: index app.orders_owner_lower_idx: statistics targets changed from nothing to 1: 500

-- case: an index's storage option
alter index app.orders_total_idx set (fillfactor = 70);
-- undo
alter index app.orders_total_idx reset (fillfactor);
-- seen: index app.orders_total_idx: definition changed from btree (total) to btree (total) WITH (fillfactor='70')

-- case: a table is dropped with all that is its own
drop table app.orders cascade;
-- seen: missing: materialized view app.totals (with 2 columns)
-- seen: publication feed: table app.orders changed from columns all to nothing
-- seen: missing: table app.orders (with 6 columns, 3 constraints, 3 indexes, 2 policies, 1 sequence, 1 statistics object and 1 trigger)
-- seen: missing: view app.open_orders (with 2 columns)
-- until 17

-- case: a table is dropped with all that is its own, named not-null constraints too
drop table app.orders cascade;
-- seen: missing: materialized view app.totals (with 2 columns)
-- seen: publication feed: table app.orders changed from columns all to nothing
-- seen: missing: table app.orders (with 6 columns, 5 constraints, 3 indexes, 2 policies, 1 sequence, 1 statistics object and 1 trigger)
-- seen: missing: view app.open_orders (with 2 columns)
-- from 18

-- case: a schema is made with what is in it
create schema extra create table t (id bigint);
-- undo
drop schema extra cascade;
-- seen: extra: schema extra (with 1 column and 1 table)

-- case: a schema's owner
alter schema app owner to bob;
-- seen: schema app: owner changed from postgres to bob

-- case: a table's owner
alter table app.log owner to bob;
-- undo
alter table app.log owner to postgres;
-- seen: table app.log: owner changed from postgres to bob

-- case: a table is unlogged
alter table app.log set unlogged;
-- undo
alter table app.log set logged;
-- seen: table app.log: persistence changed from logged to unlogged

-- case: replica identity
alter table app.orders replica identity full;
-- undo
alter table app.orders replica identity default;
-- seen: table app.orders: replica identity changed from primary key to full

-- case: replica identity by an index
alter table app.orders replica identity using index orders_note_idx;
-- given
alter table app.orders alter column note set not null;
-- seen: index app.orders_note_idx: replica identity changed from no to yes
-- seen: table app.orders: replica identity changed from primary key to index

-- case: a table's option
alter table app.orders set (autovacuum_enabled = false);
-- undo
alter table app.orders reset (autovacuum_enabled);
-- seen: table app.orders: option autovacuum_enabled changed from nothing to false

-- case: an option of the table's toast
alter table app.orders set (toast.autovacuum_enabled = false);
-- undo
alter table app.orders reset (toast.autovacuum_enabled);
-- seen: table app.orders: option toast.autovacuum_enabled changed from nothing to false

-- case: row level security is off
alter table app.orders disable row level security;
-- undo
alter table app.orders enable row level security;
-- seen: table app.orders: row level security changed from enabled to disabled

-- case: row level security is forced
alter table app.orders force row level security;
-- undo
alter table app.orders no force row level security;
-- seen: table app.orders: row level security for the owner changed from not forced to forced

-- case: a column comes back at the end
alter table app.customers drop column name;
alter table app.customers add column email text;
alter table app.customers drop column email;
alter table app.customers add column name text not null;
-- given
alter table app.customers add column city text;
-- seen: table app.customers: column order changed from id, name, city to id, city, name

-- case: a column is added and its rollback forgets it
alter table app.log add column level integer default 1;
-- undo
alter table app.log drop column level;
-- seen: extra: column app.log.level

-- case: a column's type
alter table app.log alter column line type varchar(20);
-- undo
alter table app.log alter column line type text;
-- seen: column app.log.line: type changed from text to character varying(20)

-- case: a column's precision
alter table app.orders alter column total type numeric(12, 2);
-- given
alter table app.orders drop column net;
drop view app.open_orders;
drop materialized view app.totals;
-- seen: column app.orders.total: type changed from numeric(10,2) to numeric(12,2)

-- case: a column's default
alter table app.orders alter column owner set default 'somebody';
-- undo
alter table app.orders alter column owner set default 'nobody';
-- seen: column app.orders.owner: default changed from 'nobody'::text to 'somebody'::text

-- case: a view's own default
alter view app.open_orders alter column total set default 1;
-- undo
alter view app.open_orders alter column total drop default;
-- seen: column app.open_orders.total: default changed from nothing to 1

-- case: not null is lost
alter table app.customers alter column name drop not null;
-- undo
alter table app.customers alter column name set not null;
-- seen: column app.customers.name: not null changed from yes to no
-- until 17

-- case: not null is lost, with its constraint
alter table app.customers alter column name drop not null;
-- undo
alter table app.customers alter column name set not null;
-- seen: column app.customers.name: not null changed from yes to no
-- seen: missing: constraint customers_name_not_null on app.customers (NOT NULL name)
-- from 18

-- case: identity by default
alter table app.orders alter column id set generated by default;
-- undo
alter table app.orders alter column id set generated always;
-- seen: column app.orders.id: identity changed from always to by default

-- case: a generated column's expression
alter table app.orders drop column net;
alter table app.orders add column net numeric generated always as (total / 3) stored;
alter table app.orders drop column note cascade;
alter table app.orders add column note text;
-- given
drop view app.open_orders;
drop index app.orders_note_idx;
-- seen: column app.orders.net: generated changed from always as ((total / (2)::numeric)) stored to always as ((total / (3)::numeric)) stored

-- case: a generated column is virtual
alter table app.log add column shout text generated always as (upper(line)) virtual;
alter table app.log drop column quiet;
alter table app.log add column quiet text generated always as (lower(line)) virtual;
-- given
alter table app.log add column quiet text generated always as (lower(line)) stored;
-- seen: column app.log.quiet: generated changed from always as (lower(line)) stored to always as (lower(line)) virtual
-- seen: extra: column app.log.shout
-- from 18

-- case: a generated column becomes a plain one
alter table app.orders alter column net drop expression;
-- seen: column app.orders.net: generated changed from always as ((total / (2)::numeric)) stored to nothing

-- case: a column's collation
alter table app.log alter column line type text collate "C";
-- undo
alter table app.log alter column line type text collate "default";
-- seen: column app.log.line: collation changed from nothing to pg_catalog."C"

-- case: a column's storage
alter table app.log alter column line set storage external;
-- undo
alter table app.log alter column line set storage extended;
-- seen: column app.log.line: storage changed from nothing to external

-- case: a column's compression
alter table app.log alter column line set compression pglz;
-- undo
alter table app.log alter column line set compression default;
-- seen: column app.log.line: compression changed from nothing to pglz

-- case: a column's statistics target
alter table app.log alter column line set statistics 500;
-- undo
alter table app.log alter column line set statistics -1;
-- seen: column app.log.line: statistics target changed from nothing to 500

-- case: a column's planner option
alter table app.log alter column line set (n_distinct = 5);
-- undo
alter table app.log alter column line reset (n_distinct);
-- seen: column app.log.line: options changed from nothing to n_distinct=5

-- case: a constraint is dropped
alter table app.orders drop constraint orders_total_check;
-- undo
alter table app.orders add constraint orders_total_check check (total >= 0);
-- seen: missing: constraint orders_total_check on app.orders (CHECK ((total >= (0)::numeric)))

-- case: a constraint is not valid
alter table app.orders drop constraint orders_total_check;
alter table app.orders add constraint orders_total_check check (total >= 0) not valid;
-- undo
alter table app.orders validate constraint orders_total_check;
-- seen: constraint orders_total_check on app.orders: validated changed from yes to no

-- case: a constraint is renamed
alter table app.orders rename constraint orders_total_check to positive;
-- undo
alter table app.orders rename constraint positive to orders_total_check;
-- seen: missing: constraint orders_total_check on app.orders (CHECK ((total >= (0)::numeric)))
-- seen: extra: constraint positive on app.orders (CHECK ((total >= (0)::numeric)))

-- case: a constraint is not for children
alter table app.orders drop constraint orders_total_check;
alter table app.orders add constraint orders_total_check check (total >= 0) no inherit;
-- seen: constraint orders_total_check on app.orders: inherited by children changed from yes to no

-- case: a foreign key is deferrable
alter table app.orders alter constraint orders_customer_id_fkey deferrable initially deferred;
-- undo
alter table app.orders alter constraint orders_customer_id_fkey not deferrable;
-- seen: constraint orders_customer_id_fkey on app.orders: deferrable changed from no to yes
-- seen: constraint orders_customer_id_fkey on app.orders: initially deferred changed from no to yes

-- case: a foreign key cascades
alter table app.orders drop constraint orders_customer_id_fkey;
alter table app.orders add foreign key (customer_id) references app.customers on delete cascade;
-- seen: constraint orders_customer_id_fkey on app.orders: definition changed from FOREIGN KEY (customer_id) REFERENCES app.customers(id) to FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE

-- case: a foreign key is not enforced
alter table app.orders alter constraint orders_customer_id_fkey not enforced;
-- undo
alter table app.orders alter constraint orders_customer_id_fkey enforced;
-- seen: constraint orders_customer_id_fkey on app.orders: enforced changed from yes to no
-- seen: constraint orders_customer_id_fkey on app.orders: triggers changed from enabled to nothing
-- seen: constraint orders_customer_id_fkey on app.orders: validated changed from yes to no
-- from 18

-- case: all triggers are off, those of the foreign key too
alter table app.customers disable trigger all;
-- undo
alter table app.customers enable trigger all;
-- seen: constraint orders_customer_id_fkey on app.orders: triggers changed from enabled to disabled, enabled

-- case: a primary key goes with its index
alter table app.orders drop constraint orders_pkey;
-- seen: missing: constraint orders_pkey on app.orders (PRIMARY KEY (id), with 1 index)

-- case: a policy is dropped
drop policy select_own on app.orders;
-- undo
create policy select_own on app.orders for select to alice using (owner = current_user);
-- seen: missing: policy select_own on app.orders

-- case: a policy's using
alter policy select_own on app.orders using (true);
-- undo
alter policy select_own on app.orders using (owner = current_user);
-- seen: policy select_own on app.orders: using changed from (owner = CURRENT_USER) to true

-- case: a policy's check
alter policy insert_own on app.orders with check (true);
-- undo
alter policy insert_own on app.orders with check (owner = current_user);
-- seen: policy insert_own on app.orders: with check changed from (owner = CURRENT_USER) to true

-- case: a policy's roles
alter policy select_own on app.orders to public;
-- undo
alter policy select_own on app.orders to alice;
-- seen: policy select_own on app.orders: roles changed from alice to public

-- case: a policy's command
drop policy select_own on app.orders;
create policy select_own on app.orders to alice using (owner = current_user);
-- seen: policy select_own on app.orders: command changed from select to all

-- case: a policy is restrictive
drop policy select_own on app.orders;
create policy select_own on app.orders
as restrictive for select to alice using (owner = current_user);
-- seen: policy select_own on app.orders: kind changed from permissive to restrictive

-- case: a trigger is disabled
alter table app.orders disable trigger _500_stamp;
-- undo
alter table app.orders enable trigger _500_stamp;
-- seen: trigger _500_stamp on app.orders: fires changed from enabled to disabled

-- case: a trigger fires on replicas
alter table app.orders enable always trigger _500_stamp;
-- seen: trigger _500_stamp on app.orders: fires changed from enabled to always

-- case: a trigger's event
create or replace trigger _500_stamp
after update on app.orders for each row execute function app.stamp();
-- seen: trigger _500_stamp on app.orders: definition changed from CREATE TRIGGER _500_stamp BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.stamp() to CREATE TRIGGER _500_stamp AFTER UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.stamp()

-- case: an event trigger is disabled
alter event trigger watcher disable;
-- undo
alter event trigger watcher enable;
-- seen: event trigger watcher: fires changed from enabled to disabled

-- case: an event trigger is dropped
drop event trigger watcher;
-- seen: missing: event trigger watcher

-- case: a rule is dropped
drop rule keep on app.log;
-- undo
create rule keep as on delete to app.log do instead nothing;
-- seen: missing: rule keep on app.log

-- case: a rule is off
alter table app.log disable rule keep;
-- seen: rule keep on app.log: fires changed from enabled to disabled

-- case: a view's option is lost
create or replace view app.open_orders as select id, total from app.orders where note is null;
-- undo
alter view app.open_orders set (security_invoker = on);
-- seen: view app.open_orders: option security_invoker changed from on to nothing

-- case: a view's definition
create or replace view app.open_orders with (security_invoker = on)
as select id, total from app.orders where note is not null;
-- undo
create or replace view app.open_orders with (security_invoker = on)
as select id, total from app.orders where note is null;
-- seen: view app.open_orders: definition changed in line 4 from WHERE …

-- case: a materialized view is not populated
refresh materialized view app.totals with no data;
-- undo
refresh materialized view app.totals;
-- seen: materialized view app.totals: populated changed from yes to no

-- case: a partition is detached
alter table app.events detach partition app.events_2025;
-- undo
alter table app.events attach partition app.events_2025
for values from ('2025-01-01') to ('2026-01-01');
-- seen: table app.events_2025: partition changed from of app.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') to nothing

-- case: a partition's bound
alter table app.events detach partition app.events_2025;
alter table app.events attach partition app.events_2025
for values from ('2025-01-01') to ('2027-01-01');
-- seen: table app.events_2025: partition changed from of app.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') to of app.events FOR VALUES FROM ('2025-01-01') TO ('2027-01-01')

-- case: a table inherits
alter table app.log_old inherit app.log;
-- given
create table app.log_old (line text);
-- undo
alter table app.log_old no inherit app.log;
-- seen: column app.log_old.line: inherited changed from nothing to and local
-- seen: table app.log_old: inherits changed from nothing to app.log

-- case: a foreign table's server option
alter server away options (set host 'h2');
-- undo
alter server away options (set host 'h1');
-- seen: server away: option host changed from h1 to h2

-- case: a foreign table is dropped
drop foreign table app.distant;
-- seen: missing: foreign table app.distant (with 1 column)

-- case: a user mapping is dropped
drop user mapping for alice server away;
-- seen: missing: user mapping alice on away

-- case: a function's body
create or replace function app.stamp() returns trigger
language plpgsql
as $$
begin
    new.note := 'sealed';
    return new;
end
$$;
-- seen: function app.stamp(): body changed in line 3 from new.note := 'stamped'; to new.note := 'sealed';

-- case: a function is definer
alter function app.tax(numeric) security definer;
-- undo
alter function app.tax(numeric) security invoker;
-- seen: function app.tax(numeric): security changed from invoker to definer

-- case: a function's search_path is lost
alter function app.tax(numeric) reset search_path;
-- undo
alter function app.tax(numeric) set search_path = '';
-- seen: function app.tax(numeric): set search_path changed from "" to nothing

-- case: a function's volatility
alter function app.tax(numeric) volatile;
-- undo
alter function app.tax(numeric) stable;
-- seen: function app.tax(numeric): volatility changed from stable to volatile

-- case: a function's other attributes
alter function app.tax(numeric) parallel safe leakproof strict cost 7;
-- undo
alter function app.tax(numeric) parallel unsafe not leakproof called on null input cost 100;
-- seen: function app.tax(numeric): cost changed from 100 to 7
-- seen: function app.tax(numeric): leakproof changed from no to yes
-- seen: function app.tax(numeric): parallel changed from unsafe to safe
-- seen: function app.tax(numeric): strict changed from no to yes

-- case: a function's owner
alter function app.tax(numeric) owner to bob;
-- undo
alter function app.tax(numeric) owner to postgres;
-- seen: function app.tax(numeric): owner changed from postgres to bob

-- case: a function's argument has a default
drop function app.tax(numeric);
create function app.tax(amount numeric default 1) returns numeric
language sql stable set search_path = '' as 'select amount * 0.2';
-- seen: function app.tax(numeric): arguments changed from amount numeric to amount numeric DEFAULT 1

-- case: a procedure is dropped
drop procedure app.tidy();
-- seen: missing: procedure app.tidy()

-- case: an aggregate is another
drop aggregate app.product(numeric);
create aggregate app.product(numeric) (
    sfunc = pg_catalog.numeric_mul,
    stype = numeric,
    initcond = '2'
);
-- seen: aggregate app.product(numeric): aggregate changed…

-- case: an enum has one more label
alter type app.mood add value 'glad';
-- seen: type app.mood: labels changed from 'sad', 'ok' to 'sad', 'ok', 'glad'

-- case: an enum's label is renamed
alter type app.mood rename value 'sad' to 'blue';
-- undo
alter type app.mood rename value 'blue' to 'sad';
-- seen: type app.mood: labels changed from 'sad', 'ok' to 'blue', 'ok'

-- case: a domain's constraint is dropped
alter domain app.amount drop constraint amount_check;
-- undo
alter domain app.amount add constraint amount_check check (value >= 0);
-- seen: missing: domain constraint amount_check on app.amount (CHECK ((VALUE >= (0)::numeric)))

-- case: a domain's constraint is not valid
alter domain app.amount drop constraint amount_check;
alter domain app.amount add constraint amount_check check (value >= 0) not valid;
-- undo
alter domain app.amount validate constraint amount_check;
-- seen: domain constraint amount_check on app.amount: validated changed from yes to no

-- case: a domain's default
alter domain app.amount set default 1;
-- undo
alter domain app.amount drop default;
-- seen: type app.amount: default changed from nothing to 1

-- case: a composite type's attribute
alter type app.point add attribute z integer;
-- undo
alter type app.point drop attribute z;
-- seen: type app.point: attributes changed from x integer, y integer to x integer, y integer, z integer

-- case: a range goes with its multirange
drop type app.span;
-- seen: missing: type app.span (with 1 type)

-- case: a type's owner
alter type app.mood owner to bob;
-- undo
alter type app.mood owner to postgres;
-- seen: type app.mood: owner changed from postgres to bob

-- case: a sequence's owner
alter sequence app.ticket owner to bob;
-- undo
alter sequence app.ticket owner to postgres;
-- seen: sequence app.ticket: owner changed from postgres to bob

-- case: a sequence is owned by a column
alter sequence app.ticket owned by app.orders.id;
-- given
alter table app.orders alter column id drop identity;
-- undo
alter sequence app.ticket owned by none;
-- seen: sequence app.ticket: belongs to changed from schema app to column app.orders.id

-- case: a sequence's numbers
alter sequence app.ticket as integer increment 2 minvalue 0 maxvalue 99 start 5 cache 3 cycle;
-- undo
alter sequence app.ticket as bigint increment 1 minvalue 1 maxvalue 9223372036854775807 start 1 cache 1 no cycle;
-- seen: sequence app.ticket: cache changed from 1 to 3
-- seen: sequence app.ticket: cycle changed from no to yes
-- seen: sequence app.ticket: increment changed from 1 to 2
-- seen: sequence app.ticket: maximum changed from 9223372036854775807 to 99
-- seen: sequence app.ticket: minimum changed from 1 to 0
-- seen: sequence app.ticket: start changed from 1 to 5
-- seen: sequence app.ticket: type changed from bigint to integer

-- case: a grant on a table
grant insert on app.orders to alice;
-- undo
revoke insert on app.orders from alice;
-- seen: table app.orders: privileges of alice changed from select to insert, select

-- case: a grant and its revoke on a table that was never granted
grant select on app.log to alice;
-- undo
revoke select on app.log from alice;
-- seen: table app.log: privileges of alice changed from nothing to select

-- case: a grant with grant option
grant select on app.orders to alice with grant option;
-- undo
revoke grant option for select on app.orders from alice;
-- seen: table app.orders: privileges of alice changed from select to select with grant option

-- case: a grant by somebody else
set local role alice;
grant select on app.orders to bob;
reset role;
-- given
grant select on app.orders to alice with grant option;
-- seen: table app.orders: privileges of bob granted by alice changed from nothing to select

-- case: a grant on a column
grant update (note) on app.orders to alice;
-- undo
revoke update (note) on app.orders from alice;
-- seen: column app.orders.note: privileges of alice changed from nothing to update

-- case: a grant on a view
grant select on app.open_orders to alice;
-- undo
revoke select on app.open_orders from alice;
-- seen: view app.open_orders: privileges of alice changed from nothing to select

-- case: a grant on a sequence
grant usage on sequence app.ticket to alice;
-- undo
revoke usage on sequence app.ticket from alice;
-- seen: sequence app.ticket: privileges of alice changed from nothing to usage

-- case: a function is not for the public
revoke execute on function app.tax(numeric) from public;
-- undo
grant execute on function app.tax(numeric) to public;
-- seen: function app.tax(numeric): privileges of public changed from execute to nothing

-- case: a grant on a schema
grant create on schema app to alice;
-- undo
revoke create on schema app from alice;
-- seen: schema app: privileges of alice changed from usage to create, usage

-- case: a type is not for the public
revoke usage on type app.mood from public;
-- undo
grant usage on type app.mood to public;
-- seen: type app.mood: privileges of public changed from usage to nothing

-- case: a grant on the database
do $$ begin execute format('grant create on database %I to alice', current_database()); end $$;
-- undo
do $$ begin execute format('revoke create on database %I from alice', current_database()); end $$;
-- seen: database: privileges of alice changed from nothing to create

-- case: a grant on a server
grant usage on foreign server away to alice;
-- undo
revoke usage on foreign server away from alice;
-- seen: server away: privileges of alice changed from nothing to usage

-- case: a grant on an extension's function
revoke execute on function extensions.citext_eq(extensions.citext, extensions.citext) from public;
-- given
create extension if not exists citext schema extensions;
-- seen: extra: privileges on function extensions.citext_eq(extensions.citext,extensions.citext)

-- case: a grant on a parameter
grant set on parameter log_statement to alice;
-- undo
revoke set on parameter log_statement from alice;
-- seen: extra: parameter ACL log_statement…

-- case: default privileges in a schema
alter default privileges in schema app grant select on tables to alice;
-- undo
alter default privileges in schema app revoke select on tables from alice;
-- seen: extra: default privileges for role postgres in schema app on tables

-- case: default privileges everywhere
alter default privileges revoke execute on functions from public;
-- undo
alter default privileges grant execute on functions to public;
-- seen: extra: default privileges for role postgres on functions

-- case: default privileges for one role more
alter default privileges in schema app grant select on tables to bob;
-- given
alter default privileges in schema app grant select on tables to alice;
-- seen: default privileges for role postgres in schema app on tables: privileges of bob changed from nothing to select

-- case: comments on all kinds of things
comment on schema app is 'c';
comment on table app.orders is 'c';
comment on column app.orders.total is 'c';
comment on constraint orders_total_check on app.orders is 'c';
comment on index app.orders_total_idx is 'c';
comment on trigger _500_stamp on app.orders is 'c';
comment on policy select_own on app.orders is 'c';
comment on rule keep on app.log is 'c';
comment on view app.open_orders is 'c';
comment on materialized view app.totals is 'c';
comment on function app.tax(numeric) is 'c';
comment on procedure app.tidy() is 'c';
comment on aggregate app.product(numeric) is 'c';
comment on type app.mood is 'c';
comment on type app.point is 'c';
comment on domain app.amount is 'c';
comment on constraint amount_check on domain app.amount is 'c';
comment on sequence app.ticket is 'c';
comment on statistics app.orders_stats is 'c';
comment on publication feed is 'c';
comment on event trigger watcher is 'c';
comment on role alice is 'c';
comment on collation app.plain is 'c';
comment on operator app.=== (numeric, numeric) is 'c';
comment on cast (integer as app.mood) is 'c';
comment on text search configuration app.search is 'c';
comment on text search dictionary app.words is 'c';
comment on foreign table app.distant is 'c';
comment on server away is 'c';
comment on foreign data wrapper far is 'c';
-- undo
comment on schema app is null;
comment on table app.orders is null;
comment on column app.orders.total is null;
comment on constraint orders_total_check on app.orders is null;
comment on index app.orders_total_idx is null;
comment on trigger _500_stamp on app.orders is null;
comment on policy select_own on app.orders is null;
comment on rule keep on app.log is null;
comment on view app.open_orders is null;
comment on materialized view app.totals is null;
comment on function app.tax(numeric) is null;
comment on procedure app.tidy() is null;
comment on aggregate app.product(numeric) is null;
comment on type app.mood is null;
comment on type app.point is null;
comment on domain app.amount is null;
comment on constraint amount_check on domain app.amount is null;
comment on sequence app.ticket is null;
comment on statistics app.orders_stats is null;
comment on publication feed is null;
comment on event trigger watcher is null;
comment on role alice is null;
comment on collation app.plain is null;
comment on operator app.=== (numeric, numeric) is null;
comment on cast (integer as app.mood) is null;
comment on text search configuration app.search is null;
comment on text search dictionary app.words is null;
comment on foreign table app.distant is null;
comment on server away is null;
comment on foreign data wrapper far is null;
-- seen: aggregate app.product(numeric): comment changed from nothing to c
-- seen: cast (integer AS app.mood): comment changed from nothing to c
-- seen: collation app.plain: comment changed from nothing to c
-- seen: column app.orders.total: comment changed from nothing to c
-- seen: constraint orders_total_check on app.orders: comment changed from nothing to c
-- seen: domain constraint amount_check on app.amount: comment changed from nothing to c
-- seen: event trigger watcher: comment changed from nothing to c
-- seen: foreign-data wrapper far: comment changed from nothing to c
-- seen: foreign table app.distant: comment changed from nothing to c
-- seen: function app.tax(numeric): comment changed from nothing to c
-- seen: index app.orders_total_idx: comment changed from nothing to c
-- seen: materialized view app.totals: comment changed from nothing to c
-- seen: operator app.===(numeric,numeric): comment changed from nothing to c
-- seen: policy select_own on app.orders: comment changed from nothing to c
-- seen: procedure app.tidy(): comment changed from nothing to c
-- seen: publication feed: comment changed from nothing to c
-- seen: role alice: comment changed from nothing to c
-- seen: rule keep on app.log: comment changed from nothing to c
-- seen: schema app: comment changed from nothing to c
-- seen: sequence app.ticket: comment changed from nothing to c
-- seen: server away: comment changed from nothing to c
-- seen: statistics object app.orders_stats: comment changed from nothing to c
-- seen: table app.orders: comment changed from nothing to c
-- seen: text search configuration app.search: comment changed from nothing to c
-- seen: text search dictionary app.words: comment changed from nothing to c
-- seen: trigger _500_stamp on app.orders: comment changed from nothing to c
-- seen: type app.amount: comment changed from nothing to c
-- seen: type app.mood: comment changed from nothing to c
-- seen: type app.point: comment changed from nothing to c
-- seen: view app.open_orders: comment changed from nothing to c

-- case: the database's comment
do $$ begin execute format('comment on database %I is ''c''', current_database()); end $$;
-- undo
do $$ begin execute format('comment on database %I is null', current_database()); end $$;
-- seen: database: comment changed from nothing to c

-- case: the database's setting
do $$ begin execute format('alter database %I set work_mem = ''7MB''', current_database()); end $$;
-- undo
do $$ begin execute format('alter database %I reset work_mem', current_database()); end $$;
-- seen: database: set work_mem changed from nothing to 7MB

-- case: a publication's table
alter publication feed add table app.customers;
-- undo
alter publication feed drop table app.customers;
-- seen: publication feed: table app.customers changed from nothing to columns all

-- case: a publication's row filter and columns
alter publication feed set table app.orders (id, total) where (total > 0);
-- undo
alter publication feed set table app.orders;
-- seen: publication feed: table app.orders changed from columns all to columns id, total where (total > (0)::numeric)

-- case: a publication's actions
alter publication feed set (publish = 'insert', publish_via_partition_root = true);
-- undo
alter publication feed set (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);
-- seen: publication feed: actions changed from insert, update, delete, truncate to insert
-- seen: publication feed: via the partition root changed from no to yes

-- case: a publication's schema
alter publication feed add tables in schema app;
-- undo
alter publication feed drop tables in schema app;
-- seen: publication feed: schema app changed from nothing to all tables

-- case: a subscription
create subscription intake connection 'dbname=nowhere' publication feed with (connect = false);
-- seen: extra: subscription intake

-- case: an extension
create extension hstore schema app;
-- undo
drop extension hstore;
-- seen: extra: extension hstore…

-- case: an extension's schema
alter extension hstore set schema app;
-- given
create extension hstore schema public;
-- seen: extension hstore: schema changed from public to app

-- case: statistics are dropped
drop statistics app.orders_stats;
-- seen: missing: statistics object app.orders_stats (CREATE STATISTICS app.orders_stats (dependencies) ON customer_id, total FROM app.orders)

-- case: a statistics object's target
alter statistics app.orders_stats set statistics 9;
-- undo
alter statistics app.orders_stats set statistics -1;
-- seen: statistics object app.orders_stats: definition changed from CREATE STATISTICS app.orders_stats (dependencies) ON customer_id, total FROM app.orders to CREATE STATISTICS app.orders_stats (dependencies) ON customer_id, total FROM app.orders target 9

-- case: a collation is dropped
drop collation app.plain;
-- seen: missing: collation app.plain…

-- case: an operator is dropped
drop operator app.=== (numeric, numeric);
-- seen: missing: operator app.===(numeric,numeric)…

-- case: a cast is implicit
drop cast (integer as app.mood);
create cast (integer as app.mood) with function app.mood_of(integer) as implicit;
-- seen: cast (integer AS app.mood): definition changed from function app.mood_of(integer), context e, method f to function app.mood_of(integer), context i, method f

-- case: a text search configuration's mapping
alter text search configuration app.search alter mapping for asciiword with app.words;
-- seen: text search configuration app.search: definition changed…

-- case: a text search dictionary's options
alter text search dictionary app.words (accept = false);
-- seen: text search dictionary app.words: definition changed…

-- case: a role is made
create role carol;
-- undo
drop role carol;
-- seen: extra: role carol

-- case: a role's attributes
alter role alice login bypassrls connection limit 3;
-- undo
alter role alice nologin nobypassrls connection limit -1;
-- seen: role alice: bypassrls changed from no to yes
-- seen: role alice: connection limit changed from -1 to 3
-- seen: role alice: login changed from no to yes

-- case: a role's membership
grant clerks to alice;
-- undo
revoke clerks from alice;
-- seen: role alice: member of clerks changed from nothing to granted by postgres, inherit true, set true
-- from 16

-- case: a role's membership before 16
grant clerks to alice;
-- undo
revoke clerks from alice;
-- seen: role alice: member of clerks changed from nothing to granted by postgres
-- until 15

-- case: a role's setting
alter role alice set statement_timeout = '3s';
-- undo
alter role alice reset statement_timeout;
-- seen: role alice: set statement_timeout changed from nothing to 3s

-- case: a role's setting in this database
do $$ begin execute format('alter role alice in database %I set work_mem = ''7MB''', current_database()); end $$;
-- undo
do $$ begin execute format('alter role alice in database %I reset work_mem', current_database()); end $$;
-- seen: role alice: set work_mem in this database changed from nothing to 7MB

-- case: a password, which is nobody's business
alter role alice password 'secret';

-- case: rows and statistics, which are not the catalog's
insert into app.log values ('a');
analyze app.log;
select nextval('app.ticket');

-- case: a role of another run of pgrehearse
create role pgrehearse_0123abcd_migrator;
grant alice to pgrehearse_0123abcd_migrator;
comment on role pgrehearse_0123abcd_migrator is 'migration role of pgrehearse run 0123abcd';

-- case: a thing in a schema that is left out
create table ignored.t (id bigint primary key);
comment on table ignored.t is 'c';
comment on schema ignored is 'c';
create function ignored.f() returns integer language sql as 'select 1';
grant select on ignored.t to alice;
-- given
create schema ignored;

-- case: a temporary table
create temporary table scratch (id bigint primary key);
comment on table scratch is 'c';

-- case: names that need quotes
create table app."Order on Hold" (id bigint);
create policy "See on" on app."Order on Hold" using (true);
comment on policy "See on" on app."Order on Hold" is 'c';
comment on column app."Order on Hold".id is 'c';
-- undo
drop table app."Order on Hold";
-- seen: extra: table app."Order on Hold" (with 1 column and 1 policy)
