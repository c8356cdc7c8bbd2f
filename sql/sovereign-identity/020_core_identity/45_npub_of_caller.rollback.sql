drop function sovereign.npub_of_caller();
