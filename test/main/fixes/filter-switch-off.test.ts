import { addFilter, filtersKept, testFix } from '../../support/fix-cases.ts';

const file = 'ImapMail/imap.example.test/msgFilterRules.dat';
const list = { home: 'filters', foreign: addFilter(file), survived: filtersKept(file) };

testFix('filter-switch-off', {
  'a filter that deletes': {
    ...list,
    check: 'filter-hides-mail',
    meddle: (scene) => scene.edit(file, (text) => text.replace('Away with offers', 'Renamed')),
  },
  'a filter whose folder is gone': {
    ...list,
    check: 'filter-target-missing',
    meddle: (scene) => scene.edit(file, (text) => text.replace('Into a folder that is gone', 'Renamed')),
  },
});
