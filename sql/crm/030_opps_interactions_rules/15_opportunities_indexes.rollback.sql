set local lock_timeout = '2s';

drop index public.opportunities_owner_user_id_idx;

drop index public.opportunities_loss_reason_code_idx;

drop index public.opportunities_source_code_idx;

drop index public.opportunities_status_idx;

drop index public.opportunities_stage_idx;

drop index public.opportunities_primary_contact_id_idx;

drop index public.opportunities_distributor_org_id_idx;

drop index public.opportunities_product_id_idx;

drop index public.opportunities_principal_org_id_idx;

drop index public.opportunities_organization_id_idx;
