import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signInOf } from '../../../shared/facts/office-sign-in.ts';

describe('the name of an entry of the Credential Manager', () => {
  it.each([
    ['MicrosoftOffice16_Data:SSPI:anna@example.com', 'office-sspi', 'anna@example.com'],
    ['MicrosoftOffice15_Data:sspi:Anna@Example.com', 'office-sspi', 'Anna@Example.com'],
    ['LegacyGeneric:target=MicrosoftOffice16_Data:SSPI:zoë@example.com', 'office-sspi', 'zoë@example.com'],
    ['MS.Outlook.15:anna@example.com:PUT', 'outlook-server', 'anna@example.com'],
    ['Outlook:anna@example.com', 'outlook', 'anna@example.com'],
  ])('%s says whose it is', (target, family, address) => {
    expect(signInOf(target)).toEqual({ family, address });
  });

  it.each([
    'MicrosoftOffice16_Data:ADAL:3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'MicrosoftOffice16_Data:ADAL:anna@example.com',
    'MicrosoftOffice16_Data:SSPI:',
    'MicrosoftOffice16_Data:SSPI:anna',
    'MicrosoftOffice16_Data:',
    'Outlook:',
    'git:https://anna@example.com',
    'TERMSRV/desk.example.com',
    'anna@example.com',
    'Outlook:anna@example.com:and@more.example',
    '',
  ])('%j names nobody', (target) => {
    expect(signInOf(target)).toBeNull();
  });

  it('is read whatever it is, and never makes up an address', () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom('MicrosoftOffice16_Data', 'MS.Outlook.16', 'Outlook', 'SSPI', 'ADAL', ':', '@', '.', '=', ' '),
        fc.string({ unit: 'grapheme' }),
      ),
    );
    fc.assert(
      fc.property(parts, (texts) => {
        const target = texts.join('');
        const found = signInOf(target);
        if (found) expect(target).toContain(found.address);
      }),
    );
  });
});
