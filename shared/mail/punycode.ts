/**
 * Domain labels in their ASCII form (RFC 3492 with the IDNA parameters of its section 5). Only lower-casing and NFC come before,
 * not the whole mapping of UTS 46: enough to compare host names that people typed, not to register one.
 */
export function asciiLabel(label: string): string {
  const plain = label.toLowerCase().normalize('NFC');
  return /^[\p{ASCII}]*$/u.test(plain) ? plain : `xn--${encode([...plain].map(codeOf))}`;
}

const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const firstBias = 72;
const firstCode = 128;

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22);

function encode(codes: readonly number[]): string {
  const basic = codes.filter((code) => code < firstCode);
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let next = firstCode;
  let delta = 0;
  let bias = firstBias;
  let done = basic.length;
  while (done < codes.length) {
    const smallest = Math.min(...codes.filter((code) => code >= next));
    delta += (smallest - next) * (done + 1);
    next = smallest;
    for (const code of codes) {
      if (code < next) delta += 1;
      if (code !== next) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    next += 1;
  }
  return output;
}

function variableLength(delta: number, bias: number): string {
  let output = '';
  let rest = delta;
  for (let k = base; ; k += base) {
    const threshold = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
    if (rest < threshold) return output + digit(rest);
    output += digit(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
