import type { Advice } from './advice.ts';
import type { Answer } from './answer.ts';
import { shown } from './answer.ts';
import type { TurnId } from './conversation.ts';
import type { CouncilId, EditionId, Quote } from './guidance.ts';
import type { Chance } from './ports.ts';

declare const brand: unique symbol;

/** Proves later what was answered, such as "7K2M-4XRD". */
export type ReceiptCode = string & { readonly [brand]: 'receipt' };
const receiptCode = (text: string): ReceiptCode => text as ReceiptCode;

/** What was shown, as it read then. The guidance may have changed since, so this is no quote any more. */
export type Shown = Pick<Quote, 'clause' | 'text' | 'citation'>;

/** What is kept of an answer to prove it: nothing of the question, and not who asked. */
export interface Receipt {
  readonly code: ReceiptCode;
  readonly turn: TurnId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly council: CouncilId | undefined;
  /** A digest of all guidance that was in force. */
  readonly edition: EditionId;
  readonly outcome: Answer['outcome'];
  readonly shown: readonly Shown[];
  /** What officers advised beside it, as it read then: never guidance. */
  readonly advice?: Advice;
}

/** No vowels and nothing that looks like something else, so that a code can be read out and copied from paper. */
const LETTERS = '23456789BCDFGHJKMPQRTVWXY';
const HALF = 4;

/** One of 150 thousand million: nobody finds another's by trying. */
export function newReceiptCode(chance: Chance): ReceiptCode {
  const half = (): string =>
    Array.from({ length: HALF }, () => LETTERS[Math.floor(chance() * LETTERS.length)]).join('');
  return receiptCode(`${half()}-${half()}`);
}

const TYPED = new RegExp(`^([${LETTERS}]{${HALF}})[\\s-]*([${LETTERS}]{${HALF}})$`);

/** The code somebody typed, with or without its hyphen, in capitals or not. Undefined if it cannot be one. */
export function typedReceiptCode(typed: string): ReceiptCode | undefined {
  const [, first, second] = TYPED.exec(typed.trim().toUpperCase()) ?? [];
  return first === undefined || second === undefined ? undefined : receiptCode(`${first}-${second}`);
}

/** "receipt 7K2M-4XRD", typed where questions are asked. */
export function askedForReceipt(text: string): ReceiptCode | undefined {
  const [, typed] = /^(?:show )?(?:me )?(?:the )?receipt:?\s+(.{8,12})$/i.exec(text.trim()) ?? [];
  return typed === undefined ? undefined : typedReceiptCode(typed);
}

export const shownIn = (answer: Answer): readonly Shown[] => shownOf(shown(answer));

/** The same of clauses that are no answer. */
export const shownOf = (quotes: readonly Quote[]): readonly Shown[] =>
  quotes.map(({ clause, text, citation }) => ({ clause, text, citation }));
