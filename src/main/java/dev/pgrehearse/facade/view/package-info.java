/**
 * What a facade consists of beside its query: triggers with their functions, grants, and the
 * comment by which it is known again.
 */
package dev.pgrehearse.facade.view;
