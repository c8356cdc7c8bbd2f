alter table app.settings add column created_at timestamptz not null default now();
