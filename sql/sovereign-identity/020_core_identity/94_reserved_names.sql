-- Placeholders, so that no user takes a name that speaks for the operator. They are inactive: nobody is
-- verified by a key that nobody holds. The operator puts a real key in and activates the name.
-- _ is what NIP-05 calls the domain itself; admin and root share a key, as one person may hold both.
insert into public.nip05_records (name, pubkey, is_active)
values
    ('_', 'npub1placeholderdomain', false),
    ('admin', 'npub1placeholderadmin', false),
    ('education', 'npub1placeholdereducation', false),
    ('family', 'npub1placeholderfamily', false),
    ('info', 'npub1placeholderinfo', false),
    ('root', 'npub1placeholderadmin', false),
    ('support', 'npub1placeholdersupport', false);
