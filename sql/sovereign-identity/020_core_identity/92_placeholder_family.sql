-- A placeholder: the operator names it and the service appoints its guardian.
insert into public.families (id, family_name, domain, federation_id)
values (
    '00000000-0000-0000-0000-0000000fa111',
    'Placeholder family',
    'satnam.pub',
    'placeholder-federation'
);
