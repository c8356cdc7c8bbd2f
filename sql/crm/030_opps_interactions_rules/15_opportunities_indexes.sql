set local lock_timeout = '2s';

-- One for each foreign key and one for the owner: what lists filter by and deletes look up.
create index opportunities_organization_id_idx
on public.opportunities (organization_id);

create index opportunities_principal_org_id_idx
on public.opportunities (principal_org_id);

create index opportunities_product_id_idx
on public.opportunities (product_id);

create index opportunities_distributor_org_id_idx
on public.opportunities (distributor_org_id);

create index opportunities_primary_contact_id_idx
on public.opportunities (primary_contact_id);

create index opportunities_stage_idx
on public.opportunities (stage);

create index opportunities_status_idx
on public.opportunities (status);

create index opportunities_source_code_idx
on public.opportunities (source_code);

create index opportunities_loss_reason_code_idx
on public.opportunities (loss_reason_code);

create index opportunities_owner_user_id_idx
on public.opportunities (owner_user_id);
