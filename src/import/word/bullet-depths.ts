/** A bullet as the file has it: the list and the level that it is in, and how far from the margin it stands, in twentieths of a point. */
export interface PlacedBullet {
  readonly list: string;
  readonly level: number;
  readonly indent: number | undefined;
}

/** How deep the bullets of a text stand, as people see it. */
export interface BulletDepths {
  /** The level of the next bullet: its own, and so many more as its list, or its own indentation, sets it under the bullets before it. */
  next(bullet: PlacedBullet): number;
  /** Something else than a bullet came. */
  end(): void;
}

/** An eighth of an inch: closer ones look the same, and nobody sets a list so little under another. */
const ALIKE = 180;

interface Placed extends PlacedBullet {
  readonly shown: number;
}

export function createBulletDepths(): BulletDepths {
  let run: readonly Placed[] = [];
  return {
    next(bullet) {
      const shown = shownLevel(run, bullet);
      run = [...run.filter((each) => !isAlike(each, bullet)), { ...bullet, shown }];
      return shown;
    },
    end: () => {
      run = [];
    },
  };
}

const isAlike = (one: PlacedBullet, other: PlacedBullet): boolean =>
  one.list === other.list && one.level === other.level && one.indent === other.indent;

/** Many set a bullet under another by a list of its own, or by moving it by hand: its level is then that of the one above it. */
function shownLevel(run: readonly Placed[], bullet: PlacedBullet): number {
  const { list, level, indent } = bullet;
  const alike = run.find((each) => isAlike(each, bullet));
  if (alike !== undefined) return alike.shown;
  const known = run.findLast((each) => each.list === list && each.level !== level);
  if (known !== undefined) return Math.max(0, known.shown + level - known.level);
  const over = run.findLast((each) => each.indent !== undefined && each.indent <= (indent ?? -Infinity) + ALIKE);
  if (over?.indent === undefined || indent === undefined) return level;
  return indent - over.indent <= ALIKE ? over.shown : over.shown + 1;
}
