/**
 * Exact rationals on BigInt: reduced, immutable, denominator above 0. Knows nothing of scores.
 *
 * A gcd costs more than all the rest of an operation: whole numbers need none, and a sum is reduced once, at its end.
 */

/** @param {bigint} a @param {bigint} b @returns {bigint} not below 0 */
function gcd(a, b) {
  while (b) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0n ? -a : a;
}

export class Rational {
  /** @param {bigint} n @param {bigint} d coprime to n and above 0; other parts go through `ratio` */
  constructor(n, d) {
    this.n = n;
    this.d = d;
  }

  /** @param {Rational} other */
  plus(other) {
    if (this.d === other.d) return ratio(this.n + other.n, this.d);
    return ratio(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  /** @param {Rational} other */
  minus(other) {
    if (this.d === other.d) return ratio(this.n - other.n, this.d);
    return ratio(this.n * other.d - other.n * this.d, this.d * other.d);
  }

  /** @param {Rational} other */
  times(other) {
    return ratio(this.n * other.n, this.d * other.d);
  }

  /** @param {Rational} other not 0 */
  over(other) {
    const sign = other.n < 0n ? -1n : 1n;
    return ratio(sign * this.n * other.d, sign * this.d * other.n);
  }

  /** @param {Rational} other @returns {number} below, at or above 0, as a sort wants it */
  compare(other) {
    const [left, right] = this.d === other.d ? [this.n, other.n] : [this.n * other.d, other.n * this.d];
    return left < right ? -1 : Number(left > right);
  }

  /** @param {Rational} other */
  equals(other) {
    return this.n === other.n && this.d === other.d;
  }

  get isZero() {
    return this.n === 0n;
  }

  /** The largest whole number not above it. */
  floor() {
    const whole = this.n / this.d;
    return this.n < 0n && whole * this.d !== this.n ? whole - 1n : whole;
  }

  /** The smallest whole number not below it. */
  ceil() {
    return -new Rational(-this.n, this.d).floor();
  }

  /** `3`, `-1/2` */
  toString() {
    return this.d === 1n ? `${this.n}` : `${this.n}/${this.d}`;
  }
}

/** @param {bigint} n @param {bigint} d above 0 @returns {Rational} reduced */
export function ratio(n, d) {
  if (d === 1n) return new Rational(n, d);
  const common = gcd(n, d);
  return common === 1n ? new Rational(n, d) : new Rational(n / common, d / common);
}

/** @param {bigint | number} whole */
export const integer = (whole) => new Rational(BigInt(whole), 1n);

export const ZERO = integer(0);
export const ONE = integer(1);
export const WHOLE = integer(100);

/** @param {string} text a whole number, a fraction or a decimal: `3`, `-1/2`, `0.25`; trusted to be one */
export function parse(text) {
  if (!/[/.]/.test(text)) return integer(BigInt(text));
  const [whole, part = "1"] = text.split("/");
  const [digits, decimals = ""] = whole.split(".");
  return ratio(BigInt(digits + decimals), BigInt(part) * 10n ** BigInt(decimals.length));
}

/** @param {Iterable<Rational>} numbers */
export function sum(numbers) {
  let n = 0n;
  let d = 1n;
  for (const number of numbers) {
    if (number.d === d) {
      n += number.n;
    } else if (d % number.d === 0n) {
      n += number.n * (d / number.d);
    } else {
      const common = gcd(d, number.d);
      n = n * (number.d / common) + number.n * (d / common);
      d *= number.d / common;
    }
  }
  return ratio(n, d);
}

/** @param {Rational} first @param {Rational} second */
export const least = (first, second) => (second.compare(first) < 0 ? second : first);
