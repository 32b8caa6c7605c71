import { expect, it } from 'vitest';
import { folderName } from '../../../shared/facts/folder-name.ts';

it('reads the name of a folder from its address, with or without escapes', () => {
  expect(folderName('mailbox://nobody@Local%20Folders/Kept%20here')).toBe('Kept here');
  expect(folderName('imap://anna%40example.test@imap.example.test/Quiet corner')).toBe('Quiet corner');
  expect(folderName('imap://anna%40example.test@imap.example.test/Archive/Caf%C3%A9')).toBe('Archive/Café');
});

it('keeps what it cannot read as it stands', () => {
  expect(folderName('Invoices')).toBe('Invoices');
  expect(folderName('imap://anna@imap.example.test/100%/%E9t%C3%A9')).toBe('100%/%E9té');
  expect(folderName('imap://anna@imap.example.test')).toBe('imap://anna@imap.example.test');
});
