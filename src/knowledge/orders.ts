/** What Clausebook is told to do, rather than asked about guidance. */
const MAKING =
  'write|draft|compose|rewrite|make up|make me|create|generate|invent|pretend|imagine|repeat|say|sing|translate|summari[sz]e|recommend|' +
  'give|send|order|book|remind|play|calculate|show|reveal|print|output|hack|fetch|tell (?:me|us)';

const ORDERS: readonly RegExp[] = [
  // What follows tells "write me a post" from "write-ups" and "order me one" from "order of speaking".
  new RegExp(
    `^(?:please |pls |now |just |ok |hey |bot )*(?:${MAKING}) (?:me|us|an?|some|the|my|your|that|this|after|another|all|every|\\d)\\b`,
    'i',
  ),
  new RegExp(`\\b(?:can|could|will|would) (?:you|u) (?:please |pls |just |kindly )*(?:${MAKING})\\b`, 'i'),
  // Attempts to talk it out of its rules.
  /\b(?:ignore|forget|disregard|override|bypass) (?:all|any|your|the|previous|every|that|what)\b|\bpretend\b|\brepeat after me\b/i,
  /\b(?:system prompt|system\s*:|assistant\s*:|developer mode|sudo|admin(?:istrator)? (?:mode|override|access)|jailbreak|no (?:rules|restrictions|limits))\b/i,
  /\bnew (?:clause|rule|instruction|policy)s?\b[^.?]*:/i,
  // Mark-up, code and chat tokens.
  /<[^>]*>|<[!@#]|[{};]{2}|\bselect \*|\bdrop table\b|\$\{|\{\{|\.\.\//i,
];

/** True if a message tells Clausebook to do something, or holds code; a question about guidance does neither. */
export const givesOrders = (message: string): boolean => ORDERS.some((order) => order.test(message));
