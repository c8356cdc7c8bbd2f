drop function sovereign.family_of_caller();
