-- What the extension pg_cron makes: jobs are kept, and none of them is ever run.
create schema cron;

create sequence cron.jobid_seq;

create sequence cron.runid_seq;

create table cron.job (
    jobid bigint not null default nextval('cron.jobid_seq'),
    schedule text not null,
    command text not null,
    nodename text not null default 'localhost',
    nodeport integer not null default 5432,
    database text not null default current_database(),
    username text not null default current_user,
    active boolean not null default true,
    jobname text,
    constraint job_pkey primary key (jobid),
    constraint jobname_username_uniq unique (jobname, username)
);

-- Whoever has a job sees it, and no other.
alter table cron.job enable row level security;

create policy cron_job_policy
on cron.job
as permissive
for all
to public
using (username = current_user);

create table cron.job_run_details (
    jobid bigint,
    runid bigint not null default nextval('cron.runid_seq'),
    job_pid integer,
    database text,
    username text,
    command text,
    status text,
    return_message text,
    start_time timestamptz,
    end_time timestamptz,
    constraint job_run_details_pkey primary key (runid)
);

alter table cron.job_run_details enable row level security;

create policy cron_job_run_details_policy
on cron.job_run_details
as permissive
for all
to public
using (username = current_user);

-- What pg_cron reads as a schedule, as far as its form tells: five fields, some seconds, or @daily.
create function cron.require_schedule(schedule text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
    if schedule !~ '^\s*([0-9*,/$-]+|\*)(\s+[0-9a-zA-Z*,/$-]+){4}\s*$'
        and schedule !~* '^\s*([1-9]|[1-5][0-9])\s+seconds?\s*$'
        and schedule !~* '^\s*@(reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)\s*$'
    then
        raise exception using
            errcode = '22023',
            message = pg_catalog.format('invalid schedule: %s', schedule),
            hint = 'Use cron format (e.g. 5 4 * * *), or interval format ''[1-59] seconds''';
    end if;
end
$$;

-- security definer: the table is written by these functions alone. The session's user is the caller,
-- for the current user is the function's owner in here.
create function cron.schedule(job_name text, schedule text, command text)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_id bigint;
begin
    perform cron.require_schedule(schedule);

    insert into cron.job as j (schedule, command, username, jobname)
    values (schedule, command, session_user, job_name)
    on conflict on constraint jobname_username_uniq
    do update set schedule = excluded.schedule, command = excluded.command, active = true
    returning j.jobid into v_id;

    return v_id;
end
$$;

create function cron.schedule(schedule text, command text)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
begin
    return cron.schedule(null, schedule, command);
end
$$;

create function cron.unschedule(job_id bigint)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
    delete from cron.job as j
    where j.jobid = job_id
        and j.username = session_user;

    if not found then
        raise exception 'could not find valid entry for job %', job_id;
    end if;

    return true;
end
$$;

create function cron.unschedule(job_name text)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
    delete from cron.job as j
    where j.jobname = job_name
        and j.username = session_user;

    if not found then
        raise exception 'could not find valid entry for job ''%''', job_name;
    end if;

    return true;
end
$$;

create function cron.alter_job(
    job_id bigint,
    schedule text default null,
    command text default null,
    database text default null,
    username text default null,
    active boolean default null
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    if alter_job.schedule is not null then
        perform cron.require_schedule(alter_job.schedule);
    end if;

    update cron.job as j
    set schedule = coalesce(alter_job.schedule, j.schedule),
        command = coalesce(alter_job.command, j.command),
        database = coalesce(alter_job.database, j.database),
        username = coalesce(alter_job.username, j.username),
        active = coalesce(alter_job.active, j.active)
    where j.jobid = alter_job.job_id
        and j.username = session_user;

    if not found then
        raise exception 'Job % does not exist or you don''t own it', job_id;
    end if;
end
$$;

-- The migration role schedules jobs and reads about them; the API roles see nothing of it.
grant usage on schema cron to :"migration_role" with grant option;

grant select on table cron.job to :"migration_role" with grant option;

grant all on table cron.job_run_details to :"migration_role" with grant option;
