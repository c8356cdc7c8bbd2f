drop function public.claim_profile();
