-- What a look at the changes once missed, or might have: cases like those of differences.sql.

-- case: a label is deleted from the catalog
delete from pg_catalog.pg_enum where enumtypid = 'app.mood'::regtype and enumlabel = 'ok';

-- case: a cast makes it unclear which operator is meant
create cast (app.mood as text) with inout as implicit;
-- given
create table app.moods (mood app.mood);
create view app.sad_ones as select mood from app.moods where mood = 'sad';
-- undo
drop cast (app.mood as text);

-- case: an operator class is no longer the type's own
create operator class app.mood_ops default for type app.mood using btree as
operator 1 < (anyenum, anyenum),
operator 2 <= (anyenum, anyenum),
operator 3 = (anyenum, anyenum),
operator 4 >= (anyenum, anyenum),
operator 5 > (anyenum, anyenum),
function 1 enum_cmp(anyenum, anyenum);
-- given
create table app.moods (mood app.mood);
create index on app.moods (mood);
-- undo
drop operator class app.mood_ops using btree;

-- case: one more function of a name that was Postgres's alone
create function pg_catalog.numeric_mul(text) returns text language sql as 'select $1';
-- undo
drop function pg_catalog.numeric_mul(text);

-- case: an attribute goes that a view does not name, but its function returns
alter type app.point drop attribute x;
-- given
create function app.points() returns setof app.point language plpgsql as 'begin return; end';
create view app.heights as select y from app.points();

-- case: a label is renamed in a constant of a composite type
alter type app.mood rename value 'sad' to 'blue';
-- given
create type app.day as (at date, mood app.mood);
alter table app.log add column day app.day default '(2025-01-01,sad)';
-- undo
alter type app.mood rename value 'blue' to 'sad';

-- case: a table is renamed that a constant in an array means
alter table app.log rename to journal;
-- given
alter table app.orders add constraint known check ('{app.log}'::regclass[] is not null);
-- undo
alter table app.journal rename to log;

-- case: a table is renamed that a partition is for
alter table app.log rename to journal;
-- given
create table app.about (what regclass) partition by list (what);
create table app.about_log partition of app.about for values in ('app.log');
-- undo
alter table app.journal rename to log;

-- case: a publication with a comment is renamed
alter publication feed rename to stream;
-- given
comment on publication feed is 'c';
-- undo
alter publication stream rename to feed;

-- case: an event trigger with a comment is renamed
alter event trigger watcher rename to guard;
-- given
comment on event trigger watcher is 'c';
-- undo
alter event trigger guard rename to watcher;

-- case: a server with tables is renamed
alter server away rename to abroad;
-- given
comment on server away is 'c';
-- undo
alter server abroad rename to away;

-- case: a wrapper with a comment is renamed
alter foreign data wrapper far rename to farther;
-- given
comment on foreign data wrapper far is 'c';
-- undo
alter foreign data wrapper farther rename to far;

-- case: a subscription with a comment is renamed
alter subscription intake rename to inflow;
-- given
create subscription intake connection 'dbname=nowhere' publication feed with (connect = false);
comment on subscription intake is 'c';

-- case: triggers of a key are deleted from the catalog
delete from pg_catalog.pg_trigger
where tgisinternal
    and tgconstraint = (select oid from pg_constraint where conname = 'orders_customer_id_fkey');

-- case: a collation that columns name is renamed
alter collation app.plain rename to simple;
-- given
alter table app.log add column word text collate app.plain;
create index on app.log (lower(line) collate app.plain);
-- undo
alter collation app.simple rename to plain;

-- case: a text search configuration that an index names is renamed
alter text search configuration app.search rename to find;
-- given
create index on app.log using gin (to_tsvector('app.search', line));
-- undo
alter text search configuration app.find rename to search;

-- case: a constraint is deleted from the catalog, its comment is not
delete from pg_catalog.pg_constraint where conname = 'orders_total_check';
-- given
comment on constraint orders_total_check on app.orders is 'c';

-- case: a multirange is renamed
alter type app.spreads rename to widths;
-- given
create type app.spread as range (subtype = numeric, multirange_type_name = app.spreads);
-- undo
alter type app.widths rename to spreads;
