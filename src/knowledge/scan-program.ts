// The only loop of the product that is worth a program of its own: it multiplies eight numbers at a time, about ten times as many in a
// millisecond as JavaScript. There is no compiler in the house, so that it is written down instruction by instruction.

const [I32, F64, V128, FUNCTION, NOTHING] = [0x7f, 0x7c, 0x7b, 0x60, 0x40];
const [LOOP, END, BRANCH_IF, GET, SET, TEE, CONSTANT, LESS, ADD, TAKE] = [
  0x03, 0x0b, 0x0d, 0x20, 0x21, 0x22, 0x41, 0x49, 0x6a, 0x6b,
];
const LOAD_SCALE = [0x2b, 3, 0];
const STORE_COSINE = [0x38, 2, 0];
const [TO_DOUBLE, MULTIPLY, TO_SINGLE] = [0xb7, 0xa2, 0xb6];
/** At an address, so many bytes on: eight numbers of two bytes, and eight of one byte as if they had two. */
const eight = (on: number): readonly number[] => [0xfd, 0x00, 0, on];
const eightSmall = (on: number): readonly number[] => [0xfd, 0x01, 0, on];
const NO_SUMS = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];
/** Multiplies eight numbers with eight and adds the products up in pairs. */
const PRODUCTS = [0xfd, 0xba, 0x01];
const ADD_FOUR = [0xfd, 0xae, 0x01];
const lane = (number: number): readonly number[] => [0xfd, 0x1b, number];

/** Numbers that are multiplied before it is asked whether the row has more. */
export const STEP = 32;

// The arguments, in their order, then what the program keeps for itself.
const [QUESTION, ROW, SCALES, COSINES, COUNT, WIDTH, UNIT, AT, STOP, FOUR] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const move = (local: number, bytes: number): readonly number[] => [GET, local, CONSTANT, bytes, ADD, SET, local];
const addProducts = (on: number): readonly number[] =>
  [
    [GET, FOUR, GET, ROW, ...eightSmall(on)],
    [GET, AT, ...eight(2 * on)],
    [...PRODUCTS, ...ADD_FOUR, SET, FOUR],
  ].flat();

const BODY = [
  [2, 2, I32, 1, V128],
  [LOOP, NOTHING],
  [...NO_SUMS, SET, FOUR, GET, QUESTION, SET, AT, GET, ROW, GET, WIDTH, ADD, SET, STOP],
  [LOOP, NOTHING],
  [...addProducts(0), ...addProducts(8), ...addProducts(16), ...addProducts(24)],
  // A number above 63 takes two bytes to say.
  [GET, AT, CONSTANT, 0xc0, 0x00, ADD, SET, AT, ...move(ROW, STEP), GET, ROW, GET, STOP, LESS, BRANCH_IF, 0],
  [END],
  [GET, COSINES, GET, FOUR, ...lane(0), GET, FOUR, ...lane(1), ADD, GET, FOUR, ...lane(2), ADD],
  [GET, FOUR, ...lane(3), ADD, TO_DOUBLE, GET, UNIT, MULTIPLY, GET, SCALES, ...LOAD_SCALE, MULTIPLY],
  [TO_SINGLE, ...STORE_COSINE, ...move(COSINES, 4), ...move(SCALES, 8)],
  [GET, COUNT, CONSTANT, 1, TAKE, TEE, COUNT, BRANCH_IF, 0],
  [END],
  [END],
].flat();

const named = (name: string): readonly number[] => [name.length, ...Buffer.from(name)];
/** Lengths take two bytes: the program is longer than one can say. */
const length = (bytes: readonly number[]): readonly number[] => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7];
const section = (id: number, bytes: readonly number[]): readonly number[] => [id, ...length(bytes), ...bytes];

/**
 * A WebAssembly program: `scan(question, row, scales, cosines, count, width, unit)`. The first four are addresses in the memory: of the
 * question's numbers, two bytes each; of the first row, one byte a number; of the rows' scales, eight bytes each; of where the cosines go, four
 * bytes each. A cosine is the sum of products times `unit` times the row's scale. There is one row at least, and `width` divides by STEP.
 */
export const SCAN_PROGRAM: Uint8Array = Uint8Array.from(
  [
    [...Buffer.from('\0asm'), 1, 0, 0, 0],
    section(1, [1, FUNCTION, 7, I32, I32, I32, I32, I32, I32, F64, 0]),
    section(2, [1, ...named('here'), ...named('memory'), 2, 0, 1]),
    section(3, [1, 0]),
    section(7, [1, ...named('scan'), 0, 0]),
    section(10, [1, ...length(BODY), ...BODY]),
  ].flat(),
);
