import type { Addition } from './edit-yaml.ts';
import { inBlock, inLine } from './splice-yaml.ts';

/** An addition as lines of YAML, for somebody who puts it into the file by hand. */
export function addedYaml(addition: Addition): string {
  return linesOf(addition).join('\n');
}

function linesOf(addition: Addition): readonly string[] {
  switch (addition.file) {
    case 'document':
      return addition.phrasings.flatMap(({ clause, asked, by }) => [
        `- id: ${inLine(clause)}`,
        `  ${by === 'machine' ? 'askedByMachine' : 'asked'}:`,
        ...asked.map((one) => `    - ${inLine(one)}`),
      ]);
    case 'gaps':
      return [
        ...addition.phrasings.flatMap(({ gap, asked }) => [
          `- id: ${inLine(gap)}`,
          '  asked:',
          ...asked.map((one) => `    - ${inLine(one)}`),
        ]),
        ...(addition.gaps ?? []).flatMap(({ id, title, signpost, asked }) =>
          inBlock([{ id, title, signpost, asked }], ''),
        ),
      ];
    case 'expected-questions':
      return addition.questions.flatMap(({ question, clause }) => [
        `- question: ${inLine(question)}`,
        ...(clause === undefined ? ['  mustNotQuote: true'] : [`  clause: ${inLine(clause)}`]),
      ]);
    case 'lexicon':
      return [
        ...(addition.words ?? []).map(({ beside, words }) => `- ${inLine([beside, ...words])}`),
        ...(addition.groups ?? []).map((group) => `- ${inLine(group)}`),
      ];
  }
}
