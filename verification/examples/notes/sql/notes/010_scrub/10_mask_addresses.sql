update public.notes
set body = regexp_replace(body, '[^ ]+@[^ ]+', '[address]', 'g')
where body like '%@%';
