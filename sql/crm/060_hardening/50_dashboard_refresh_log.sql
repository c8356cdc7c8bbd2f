create table public.dashboard_refresh_log (
    refresh_id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    succeeded boolean not null,
    is_concurrent boolean not null,
    error_code text,
    error_message text,
    requested_by uuid,
    constraint dashboard_refresh_log_error_code_check
        check (succeeded = (error_code is null))
);

alter table public.dashboard_refresh_log enable row level security;

alter table public.dashboard_refresh_log force row level security;

revoke all on table public.dashboard_refresh_log from public, anon, authenticated, service_role;

revoke all on sequence public.dashboard_refresh_log_refresh_id_seq
    from public, anon, authenticated, service_role;

comment on table public.dashboard_refresh_log is
    'One row for each run of refresh_dashboard_view(), of the last 30 days. Monitoring reads it through dashboard_refresh_alert.';

comment on column public.dashboard_refresh_log.requested_by is
    'Who asked, if it was a user. No foreign key: a log must not keep a user from being deleted.';
