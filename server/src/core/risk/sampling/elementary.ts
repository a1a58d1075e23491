/**
 * Logarithm and exponential to full precision from operations whose result IEEE 754 fixes (+ − × ÷ and
 * comparison), because the last digits of `Math.log` and `Math.exp` are an engine's own and a seed must give
 * the same figures everywhere. Within 2 units in the last place; tests pin digits.
 */

/** ln 2 in two parts: the first with its low bits zero, so that small multiples of it are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LN2 = Math.LN2;
const SQRT2 = Math.SQRT2;

/** 2, 4, 16, … 2^512, and their reciprocals: exact. */
const POWERS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map((exponent) => ({ exponent, power: twoTo(exponent) }));

/** Of a normal positive number; −Infinity for 0. */
export function ln(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  let mantissa = x;
  let exponent = 0;
  for (let i = POWERS.length - 1; i >= 0; i--) {
    const { exponent: by, power } = POWERS[i] as (typeof POWERS)[number];
    if (mantissa >= power) {
      mantissa /= power;
      exponent += by;
    } else if (mantissa * power < 2) {
      mantissa *= power;
      exponent -= by;
    }
  }
  if (mantissa > SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  // 2·artanh(s), s = (m − 1)/(m + 1), |s| < 0.172.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let n = 23; n >= 3; n -= 2) series = (series + 1 / n) * square;
  return exponent * LN2_HIGH + (2 * s + (2 * s * series + exponent * LN2_LOW));
}

/** 0 below −745, Infinity above 709.78. */
export function exp(x: number): number {
  if (x > 709.78) return Number.POSITIVE_INFINITY;
  if (x < -745) return 0;
  const exponent = Math.floor(x / LN2 + 0.5);
  const rest = x - exponent * LN2_HIGH - exponent * LN2_LOW;
  // Taylor's series; |rest| ≤ 0.347, the next term is below 2^-57.
  let series = 1;
  for (let n = 13; n >= 1; n--) series = 1 + (series * rest) / n;
  // In two steps, so that neither leaves the range of doubles.
  const half = Math.floor(exponent / 2);
  return series * twoTo(half) * twoTo(exponent - half);
}

function twoTo(exponent: number): number {
  let power = exponent < 0 ? 0.5 : 2;
  let result = 1;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= power;
    power *= power;
  }
  return result;
}
