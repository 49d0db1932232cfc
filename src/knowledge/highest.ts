/**
 * The positions of the highest values, highest first, at most `count`; of equal ones the earlier. Only positions that fit, of values above
 * `least`.
 */
export function highest(
  values: Float32Array | Float64Array,
  count: number,
  fits: (position: number) => boolean = () => true,
  least = -Infinity,
): readonly number[] {
  if (count < 1) return [];
  const best: Heap = { values, positions: new Int32Array(Math.min(count, values.length)), size: 0 };
  // What a value must be above to be taken, once there are `count`.
  let floor = least;
  for (let at = firstAbove(floor, values, 0); at < values.length; at = firstAbove(floor, values, at + 1))
    if (fits(at)) floor = Math.max(floor, take(best, at));
  return inOrder(best);
}

// Nearly all the time goes here, with hundreds of thousands of values; apart, it is compiled to be three times as quick.
function firstAbove(floor: number, values: Float32Array | Float64Array, from: number): number {
  let position = from;
  while (position < values.length && !((values[position] ?? 0) > floor)) position += 1;
  return position;
}

/** The best positions so far, the worst of them on top: to make room takes a few steps, however many there are. */
interface Heap {
  readonly values: Float32Array | Float64Array;
  readonly positions: Int32Array;
  size: number;
}

/** Gives the value that the next must be above. Once there is no more room, only a position that is better than the worst may be taken. */
function take(heap: Heap, position: number): number {
  const { values, positions } = heap;
  if (heap.size === positions.length) sink(heap, position);
  else {
    heap.size += 1;
    rise(heap, position);
  }
  return heap.size < positions.length ? -Infinity : (values[positions[0] ?? 0] ?? 0);
}

/** Best first. Nothing is left. */
function inOrder(heap: Heap): readonly number[] {
  const order: number[] = Array.from({ length: heap.size }, () => 0);
  while (heap.size > 0) {
    heap.size -= 1;
    order[heap.size] = heap.positions[0] ?? 0;
    sink(heap, heap.positions[heap.size] ?? 0);
  }
  return order;
}

/** Puts it in at the end and lets what is better go down. */
function rise({ values, positions, size }: Heap, position: number): void {
  let place = size - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const other = positions[above] ?? 0;
    if (!isWorse(values, position, other)) break;
    positions[place] = other;
    place = above;
  }
  positions[place] = position;
}

/** Puts it in at the top and lets what is worse go up. */
function sink({ values, positions, size }: Heap, position: number): void {
  let place = 0;
  for (let below = 1; below < size; below = 2 * place + 1) {
    const [left, right] = [positions[below] ?? 0, positions[below + 1] ?? 0];
    const isRight = below + 1 < size && isWorse(values, right, left);
    const worse = isRight ? right : left;
    if (!isWorse(values, worse, position)) break;
    positions[place] = worse;
    place = isRight ? below + 1 : below;
  }
  positions[place] = position;
}

function isWorse(values: Float32Array | Float64Array, one: number, other: number): boolean {
  const value = values[one] ?? 0;
  const than = values[other] ?? 0;
  return value < than || (value === than && one > other);
}
