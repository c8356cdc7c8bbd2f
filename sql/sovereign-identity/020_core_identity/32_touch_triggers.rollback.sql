set local lock_timeout = '2s';

drop trigger _900_touch_updated_at on public.reward_redemptions;

drop trigger _900_touch_updated_at on public.lightning_addresses;

drop trigger _900_touch_updated_at on public.nip05_records;

drop trigger _900_touch_updated_at on public.privacy_users;

drop trigger _900_touch_updated_at on public.user_identities;

drop trigger _900_touch_updated_at on public.profiles;

drop trigger _900_touch_updated_at on public.families;
