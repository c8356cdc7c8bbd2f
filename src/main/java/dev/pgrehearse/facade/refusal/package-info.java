/** Why a move cannot be done, and what it touches, as findings with what to do. */
package dev.pgrehearse.facade.refusal;
