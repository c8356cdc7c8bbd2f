drop function public.create_family(text, text, text);
