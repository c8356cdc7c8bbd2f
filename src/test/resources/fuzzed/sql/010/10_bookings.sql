-- Rows belong to who booked.
create schema app;

create table app.bookings (
    booking_id uuid primary key default gen_random_uuid(),
    owner_id uuid not null references auth.users (id) on delete cascade,
    kind text default 'seat' check (kind in ('seat', 'room')),
    note text,
    total numeric(10, 2) check (total >= 0 and total < 1000),
    unique (owner_id, kind)
);

create index bookings_owner_id_idx on app.bookings (owner_id) where kind <> 'room';
alter table app.bookings enable row level security;
alter table app.bookings alter column note set default 'none';

create policy select_own on app.bookings
    as permissive for select to authenticated
    using (owner_id = (select auth.uid()) and (kind = 'seat' or total > 10));

create policy insert_own on app.bookings
    for insert to authenticated
    with check (owner_id = (select auth.uid()));

create view app.rooms with (security_invoker = on) as
select b.booking_id, b.note as "the note", count(*) over (partition by b.owner_id)
from app.bookings as b
where b.kind = 'room' and b.total is not null;

create function app.book(p_kind text, p_total numeric default 0)
returns uuid
language plpgsql
security definer
set search_path = ''
as $body$
declare
    v_id uuid;
begin
    if p_kind is null or p_total < 0 then
        raise exception using errcode = 'PR900', message = 'no kind';
    end if;
    insert into app.bookings (owner_id, kind, total)
    values ((select auth.uid()), p_kind, p_total)
    returning booking_id into v_id;
    return v_id;
end;
$body$;

create trigger _100_touch before update of note on app.bookings
    for each row when (old.note is distinct from new.note) execute function app.touch();

comment on table app.bookings is 'What''s booked; "by whom".';
insert into app.kinds (kind, rank) values ('seat', 1), ('room', 2);
revoke all on app.bookings from public, anon, authenticated;
grant select (booking_id, kind), insert on table app.bookings to authenticated;
grant execute on function app.book(text, numeric) to authenticated;
