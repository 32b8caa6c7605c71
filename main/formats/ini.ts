export type IniSection = {
  readonly name: string;
  readonly entries: ReadonlyMap<string, string>;
  readonly line: number;
};
export type Ini = { readonly sections: readonly IniSection[]; readonly faults: readonly { readonly line: number }[] };

/** profiles.ini, installs.ini, compatibility.ini: `[Section]`, `Key=Value`, `;` or `#` comments. Anything else is a fault, with its line. */
export function parseIni(text: string): Ini {
  const sections: { name: string; entries: Map<string, string>; line: number }[] = [];
  const faults: { line: number }[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === '' || (/^[;#]/.test(line) && !line.includes('\0'))) continue;
    const header = /^\[([^\]]*)\]$/.exec(line);
    const equals = line.indexOf('=');
    const current = sections.at(-1);
    if (line.includes('\0')) faults.push({ line: index + 1 });
    else if (header) sections.push({ name: header[1] ?? '', entries: new Map(), line: index + 1 });
    else if (equals > 0 && current) current.entries.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
    else faults.push({ line: index + 1 });
  }
  return { sections, faults };
}
