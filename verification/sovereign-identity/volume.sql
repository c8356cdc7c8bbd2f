-- Production-size rows: as many users as rehearsal.rows says, in families of five, beside the people of
-- the fixtures. Each has what a user who has been here for a while has.
create temporary table volume_user as
select
    n,
    format('00000000-0000-0000-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid as user_id,
    format('00000000-0000-0010-00ff-%s', lpad(to_hex(n / 5), 12, '0'))::uuid as family_id,
    format('npub1volume%s', n) as npub,
    n % 5 = 0 as is_first
from generate_series(5, current_setting('rehearsal.rows')::int + 4) as s (n);

analyze volume_user;

insert into auth.users (id, email, raw_app_meta_data)
select
    u.user_id,
    format('user%s@example.com', u.n),
    jsonb_build_object('npub', u.npub)
from volume_user as u;

insert into public.families (id, family_name, federation_id)
select
    u.family_id,
    format('Volume family %s', u.n / 5),
    format('volume-%s', u.n / 5)
from volume_user as u
where u.is_first;

insert into public.profiles (user_id, username, npub, family_id, family_role, is_active)
select
    u.user_id,
    format('volume%s', u.n),
    u.npub,
    u.family_id,
    case when u.is_first then 'guardian' else 'offspring' end,
    true
from volume_user as u;

insert into public.user_identities (id, username, npub, encrypted_nsec)
select
    u.user_id,
    format('volume%s', u.n),
    u.npub,
    repeat('c', 100)
from volume_user as u;

insert into public.privacy_users (hashed_uuid, user_id, user_salt)
select
    format('hash-volume-%s', u.n),
    u.user_id,
    format('salt-%s', u.n)
from volume_user as u;

insert into public.nip05_records (name, pubkey, user_id, is_active)
select
    format('volume%s', u.n),
    u.npub,
    u.user_id,
    u.n % 10 <> 0
from volume_user as u;

insert into public.nostr_backups (user_id, event_id, backup_type)
select
    u.user_id,
    lpad(to_hex(u.n), 64, '0'),
    'full'
from volume_user as u;

insert into public.lightning_addresses (user_id, address)
select
    u.user_id,
    format('volume%s@pay.example', u.n)
from volume_user as u;

insert into public.reward_redemptions (user_id, student_pubkey, value, currency, status, study_time_minutes)
select
    u.user_id,
    u.npub,
    u.n,
    'sats',
    case when u.n % 3 = 0 then 'pending' else 'completed' end,
    u.n % 120
from volume_user as u;

-- Nobody has answered: each family has asked the first of the next.
insert into public.family_invitations (family_id, user_id, role, invited_by)
select
    u.family_id,
    v.user_id,
    'adult',
    u.user_id
from volume_user as u
join volume_user as v
    on v.n = u.n + 1;

analyze auth.users, public.families, public.profiles, public.user_identities, public.privacy_users,
    public.nip05_records, public.nostr_backups, public.lightning_addresses, public.reward_redemptions,
    public.family_invitations;

-- What has the form of a ciphertext, a salt and an iv, and is none.
insert into public.otp_secrets (user_hash, encrypted_secret, secret_salt, secret_iv)
select
    format('hash-volume-%s', u.n),
    rpad('cipher' || u.n || '+', 48, 'xY/9'),
    lpad(u.n::text, 22, 'xY'),
    lpad(u.n::text, 16, 'xY')
from volume_user as u;

insert into public.otp_sessions (user_hash, otp_window, status, opened_at, expires_at, closed_at)
select
    format('hash-volume-%s', u.n),
    14500000 + u.n,
    'verified',
    now() - interval '1 minute' * u.n,
    now() - interval '1 minute' * u.n + interval '4 minutes',
    now() - interval '1 minute' * u.n + interval '1 minute'
from volume_user as u;

insert into public.courses (id, slug, title, description, category, provider, duration_minutes, difficulty, enrollment_type, instructor, certificate_type)
select
    format('00000000-0000-0030-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid,
    'volume-' || n,
    'Volume course ' || n,
    'Of many.',
    'basic',
    'satnam',
    60,
    'beginner',
    'immediate',
    'Volume',
    'completion'
from generate_series(0, 499) as s (n);

insert into public.course_registrations (course_id, user_id)
select
    format('00000000-0000-0030-00ff-%s', lpad(to_hex(u.n % 500), 12, '0'))::uuid,
    u.user_id
from volume_user as u;

insert into public.course_progress (course_id, user_id, overall_progress)
select
    format('00000000-0000-0030-00ff-%s', lpad(to_hex(u.n % 500), 12, '0'))::uuid,
    u.user_id,
    u.n % 101
from volume_user as u;

insert into public.cognitive_capital_metrics (user_id, total_courses)
select
    u.user_id,
    1
from volume_user as u;

insert into public.learning_pathways (id, slug, title, description, difficulty_level, estimated_duration_minutes, target_audience)
select
    format('00000000-0000-0033-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid,
    'volume-' || n,
    'Volume pathway ' || n,
    'Of many.',
    'beginner',
    60,
    'Volume'
from generate_series(0, 499) as s (n);

insert into public.learning_pathway_courses (pathway_id, position, course_id)
select
    format('00000000-0000-0033-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid,
    p,
    format('00000000-0000-0030-00ff-%s', lpad(to_hex((n + p) % 500), 12, '0'))::uuid
from generate_series(0, 499) as s (n)
cross join generate_series(1, 5) as t (p);

analyze public.otp_secrets, public.otp_sessions, public.courses, public.course_registrations,
    public.course_progress, public.cognitive_capital_metrics, public.learning_pathways,
    public.learning_pathway_courses;
