/** Where a fact stands. `date` is when the source said it, or when we looked: `2026-03-12` or, where only the month is known, `2026-03`. */
export type Source = { readonly name: string; readonly date: string };

/** Thunderbird's autoconfiguration database, the state that our table was written from: hosts, ports, TLS, methods, user forms. */
export const ispdb: Source = { name: 'Thunderbird autoconfiguration database', date: '2026-03-12' };
