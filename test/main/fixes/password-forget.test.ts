import { loginsKept, saveLogin, testFix } from '../../support/fix-cases.ts';

const store = {
  foreign: saveLogin,
  survived: loginsKept,
  meddle: { never: 'A record that is gone is put back, and one that is there again is what was wanted.' },
};

testFix('password-forget', {
  'a sign-in for a server that nothing uses': { ...store, home: 'saved-logins', check: 'password-orphaned' },
  'one of two for the same server': { ...store, home: 'saved-logins', check: 'password-conflicting' },
});
