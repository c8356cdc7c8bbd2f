/**
 * Rules about access that can be judged from the catalog alone. In comes a superuser's connection,
 * out comes advice: what is wrong with which object, and how to mend it.
 */
package dev.pgrehearse.advice;
