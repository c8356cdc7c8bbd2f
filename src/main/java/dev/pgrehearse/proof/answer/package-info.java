/**
 * What is compared. In come what a client got for each step of a trial on the table and on the
 * facade, and what it did to other tables; out come the words in which the two differ.
 */
package dev.pgrehearse.proof.answer;
