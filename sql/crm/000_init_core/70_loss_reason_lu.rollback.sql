drop table public.loss_reason_lu;
