create table public.migration_control (
    phase_number int primary key,
    phase_name text not null,
    status text not null,
    started_at timestamptz not null default now(),
    completed_at timestamptz,
    error_message text,
    constraint migration_control_phase_number_check check (phase_number > 0),
    constraint migration_control_status_check check (status in ('running', 'complete', 'failed')),
    -- A phase cannot be complete without a time, nor failed without a reason.
    constraint migration_control_completed_at_check
        check ((status = 'complete') = (completed_at is not null)),
    constraint migration_control_error_message_check
        check (status <> 'failed' or error_message is not null)
);

alter table public.migration_control enable row level security;

alter table public.migration_control force row level security;

revoke all on table public.migration_control from public, anon, authenticated, service_role;

comment on table public.migration_control is
    'Circuit breaker of the migration: one row per phase. A phase begins only when every '
    'earlier one is complete. Written through begin_, complete_, fail_ and '
    'resume_migration_phase().';

comment on column public.migration_control.status is
    'running: begun and not finished; complete: finished; failed: stopped by hand, and '
    'stops what follows until it is resumed and completed.';

comment on column public.migration_control.error_message is
    'Why the phase failed. Kept after a resume, as a record of what went wrong.';
