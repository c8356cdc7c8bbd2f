create table public.stage_lu (
    code text primary key,
    display_name text not null,
    sort_order int not null default 0,
    is_active boolean not null default true,
    requires_product boolean not null default false,
    is_closed boolean not null default false
);

alter table public.stage_lu enable row level security;

alter table public.stage_lu force row level security;

revoke all on table public.stage_lu from public, anon, authenticated, service_role;

comment on table public.stage_lu is
    'Stages of the pipeline, in the order of the Kanban columns.';

comment on column public.stage_lu.requires_product is
    'An opportunity may stand in this stage only when its product is known; anything else '
    'is refused with PR022.';

comment on column public.stage_lu.is_closed is
    'Nothing more is to be won or lost in this stage: it ends the pipeline.';
