import { AsyncLocalStorage } from 'node:async_hooks';

const quiet = new AsyncLocalStorage<true>();
let inHand = 0;

/**
 * Does work during which the library prints on standard error what must not stand there. Everything else that is printed
 * meanwhile comes through.
 */
export async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  if (inHand === 0) hush();
  inHand += 1;
  try {
    return await quiet.run(true, work);
  } finally {
    inHand -= 1;
    if (inHand === 0) restore();
  }
}

let restore = (): void => {};

function hush(): void {
  const print = console.error;
  const printed = (...words: readonly unknown[]): void => {
    if (quiet.getStore() === undefined) print(...words);
  };
  console.error = printed;
  restore = () => {
    if (console.error === printed) console.error = print;
  };
}
