set local lock_timeout = '2s';

create trigger _900_touch_updated_at
before update on public.families
for each row
execute function sovereign.touch_updated_at();

create trigger _900_touch_updated_at
before update on public.profiles
for each row
execute function sovereign.touch_updated_at();

create trigger _900_touch_updated_at
before update on public.user_identities
for each row
execute function sovereign.touch_updated_at();

create trigger _900_touch_updated_at
before update on public.privacy_users
for each row
execute function sovereign.touch_updated_at();

create trigger _900_touch_updated_at
before update on public.nip05_records
for each row
execute function sovereign.touch_updated_at();

create trigger _900_touch_updated_at
before update on public.lightning_addresses
for each row
execute function sovereign.touch_updated_at();

create trigger _900_touch_updated_at
before update on public.reward_redemptions
for each row
execute function sovereign.touch_updated_at();
