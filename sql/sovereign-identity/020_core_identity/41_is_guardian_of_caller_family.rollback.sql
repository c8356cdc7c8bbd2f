drop function sovereign.is_guardian_of_caller_family();
