import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiLabel } from '../../../shared/mail/punycode.ts';

describe('the ASCII form of a label', () => {
  it.each(['münchen', 'faß', 'παράδειγμα', '例え', 'пример', 'café', 'straße-test', 'á'])(
    'of %s is what Node says',
    (label) => {
      // Node follows UTS 46, which keeps ß since 2010.
      expect(asciiLabel(label)).toBe(domainToASCII(label));
    },
  );

  it('leaves ASCII alone but for its case', () => {
    expect(asciiLabel('Mail-1')).toBe('mail-1');
  });

  it('agrees with Node for lower-case letters of many scripts', () => {
    const letter = fc.constantFrom(...'abczßäöüéèñçøåłšžčαβγδωабвгдежяאבגקעيสमक日本語');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 20 }), (letters) => {
        const label = letters.join('');
        const known = domainToASCII(label);
        // Node answers nothing for labels that break the rules of mixed writing directions.
        if (known !== '') expect(asciiLabel(label)).toBe(known);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});
