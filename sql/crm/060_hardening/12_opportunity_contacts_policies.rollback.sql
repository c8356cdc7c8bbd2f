set local lock_timeout = '2s';

drop policy delete_of_own_opportunities on public.opportunity_contacts;

drop policy update_of_own_opportunities on public.opportunity_contacts;

drop policy insert_of_own_opportunities on public.opportunity_contacts;

drop policy select_of_own_opportunities on public.opportunity_contacts;
