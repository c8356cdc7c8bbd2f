drop function public.issue_cashu_bearer_instrument(uuid, text, text, text, timestamptz);
