// One step a line: its name, a tab, and what it came to. Each is undone, so that none meets what
// another has left: a step is given a transaction, and says whatever it likes in it.
const UNDONE = Symbol('undone');

export async function step(name, transaction, what) {
  let outcome;
  try {
    await transaction(async (given) => {
      outcome = JSON.stringify((await what(given)) ?? null);
      throw UNDONE;
    });
  } catch (error) {
    if (error !== UNDONE) {
      const state = error.code ?? error.driverError?.code ?? error.original?.code;
      outcome = error.constructor.name + (state ? ' ' + state : '');
    }
  }
  console.log(`${name}\t${outcome}`);
}
