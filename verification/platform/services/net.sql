-- What the extension pg_net makes: requests are asked for, and none is ever sent.
create schema net;

create sequence net.http_request_queue_id_seq;

create table net._http_response (
    id bigint,
    status_code integer,
    content_type text,
    headers jsonb,
    content text,
    timed_out boolean,
    error_msg text,
    created timestamptz not null default now()
);

create index _http_response_created_idx on net._http_response (created);

-- security definer: the API roles count requests and do nothing else in here.
create function net.http_get(
    url text,
    params jsonb default '{}'::jsonb,
    headers jsonb default '{}'::jsonb,
    timeout_milliseconds integer default 5000
)
returns bigint
language sql
volatile
security definer
set search_path = ''
as $$
    select pg_catalog.nextval('net.http_request_queue_id_seq')
$$;

create function net.http_post(
    url text,
    body jsonb default '{}'::jsonb,
    params jsonb default '{}'::jsonb,
    headers jsonb default '{"Content-Type": "application/json"}'::jsonb,
    timeout_milliseconds integer default 5000
)
returns bigint
language sql
volatile
security definer
set search_path = ''
as $$
    select pg_catalog.nextval('net.http_request_queue_id_seq')
$$;

create function net.http_delete(
    url text,
    params jsonb default '{}'::jsonb,
    headers jsonb default '{}'::jsonb,
    timeout_milliseconds integer default 5000,
    body jsonb default null
)
returns bigint
language sql
volatile
security definer
set search_path = ''
as $$
    select pg_catalog.nextval('net.http_request_queue_id_seq')
$$;

-- Triggers of any user send requests.
grant usage on schema net to anon, authenticated, service_role;

grant usage on schema net to :"migration_role" with grant option;

grant all on table net._http_response to anon, authenticated, service_role;

grant all on table net._http_response to :"migration_role" with grant option;
