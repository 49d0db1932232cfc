export function answerBy(opened: number, days: number, _holidays: ReadonlySet<string>): number {
  return opened + days * 24 * 3600 * 1000;
}
export const dayWords = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const timeWords = (ms: number): string => new Date(ms).toISOString();
