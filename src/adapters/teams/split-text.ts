import { bytesOf, LIMITS } from './limits.ts';

/** Cuts text after white space into pieces that cost at most `most`. The pieces joined are the text, to the letter. */
export function splitText(text: string, most: number, costOf: (word: string) => number = bytesOf): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let spent = 0;
  for (const word of text.split(/(?<=\s)(?=\S)/u).flatMap(cutWord)) {
    const cost = costOf(word);
    if (piece !== '' && spent + cost > most) {
      pieces.push(piece);
      piece = '';
      spent = 0;
    }
    piece += word;
    spent += cost;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

// By code points, so that no character is torn in two.
function cutWord(word: string): readonly string[] {
  if (word.length <= LIMITS.wordUnits) return [word];
  const characters = Array.from(word);
  const half = Math.ceil(characters.length / 2);
  return [characters.slice(0, half).join(''), characters.slice(half).join('')].flatMap(cutWord);
}
